using Kin10.Graph.Server.Logs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Kin10.Graph.Server.Tests.Logs;

public class BufferedConsoleTests
{
    [Fact]
    public async Task Log_ALine_IsWrittenALittleLater()
    {
        using var output = new Output();
        using var console = new BufferedConsole(new Plain(), output, TimeProvider.System);
        Log(console, "A", LogLevel.Information, "one");

        Assert.Equal("Information A one\n", await output.Written);
    }

    [Fact]
    public void Log_ManyLines_AreWrittenTogetherInTheirOrder()
    {
        using var output = new Output();
        var console = new BufferedConsole(new Plain(), output, new Never());
        for (var i = 0; i < 3; i++)
        {
            Log(console, "A", LogLevel.Warning, $"{i}");
        }

        Assert.Equal("", output.ToString());
        console.Dispose();
        Assert.Equal("Warning A 0\nWarning A 1\nWarning A 2\n", output.ToString());
    }

    [Theory]
    [InlineData(LogLevel.Error)]
    [InlineData(LogLevel.Critical)]
    public void Log_AnError_IsWrittenAtOnceAfterWhatWaits(LogLevel level)
    {
        using var output = new Output();
        using var console = new BufferedConsole(new Plain(), output, new Never());
        Log(console, "A", LogLevel.Information, "one");
        Log(console, "B", level, "two");

        Assert.Equal($"Information A one\n{level} B two\n", output.ToString());
    }

    [Fact]
    public void Log_LongLines_AreWhole()
    {
        using var output = new Output();
        var console = new BufferedConsole(new Plain(), output, new Never());
        var texts = new[] { 10, 40_000, 5, 30_000, 30_000, 100_000 }.Select((length, i) => new string((char)('a' + i), length)).ToArray();
        Array.ForEach(texts, text => Log(console, "A", LogLevel.Information, text));
        console.Dispose();

        Assert.Equal(string.Concat(texts.Select(text => $"Information A {text}\n")), output.ToString());
    }

    [Fact]
    public void Log_AfterTheEnd_IsWrittenAtOnce()
    {
        using var output = new Output();
        var console = new BufferedConsole(new Plain(), output, new Never());
        console.Dispose();
        Log(console, "A", LogLevel.Information, "late");

        Assert.Equal("Information A late\n", output.ToString());
    }

    [Fact]
    public void Log_FromManyThreads_LosesNothing()
    {
        using var output = new Output();
        var console = new BufferedConsole(new Plain(), output, TimeProvider.System);
        Parallel.For(0, 20_000, i => Log(console, "A", LogLevel.Information, $"{i}"));
        console.Dispose();

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            Enumerable.Range(0, 20_000).Select(i => $"Information A {i}").Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    private static void Log(BufferedConsole console, string category, LogLevel level, string text) =>
        console.CreateLogger(category).Log(level, default, text, null, static (state, _) => state);

    private sealed class Plain() : ConsoleFormatter("plain")
    {
        public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter) =>
            textWriter.Write($"{logEntry.LogLevel} {logEntry.Category} {logEntry.Formatter(logEntry.State, logEntry.Exception)}\n");
    }

    private sealed class Output : StringWriter
    {
        private readonly TaskCompletionSource<string> _written = new();

        public Task<string> Written => _written.Task;

        public override void Flush() => _written.TrySetResult(ToString());
    }

    // A clock on which no time passes.
    private sealed class Never : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer();

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
