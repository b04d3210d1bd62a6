using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>Keeps what is logged.</summary>
internal sealed class RecordingLogger : ILoggerProvider
{
    public ConcurrentQueue<Entry> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    internal sealed record Entry(string Category, int Id, LogLevel Level, string Message, Exception? Exception);

    private sealed class Logger(RecordingLogger owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner.Entries.Enqueue(new Entry(category, eventId.Id, logLevel, formatter(state, exception), exception));
    }
}
