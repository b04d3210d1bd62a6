using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Kin10.Graph.Server.Logs;

/// <summary>
/// Writes the log to the standard output as ASP.NET's console does, with the same formatters, but many lines at once: a write for each
/// line costs as much as answering a small request. A line is written after at most <see cref="Delay"/>, one of an error at once, and the
/// rest when the provider is disposed.
/// </summary>
[ProviderAlias("Console")]
internal sealed class BufferedConsole : ILoggerProvider, ISupportExternalScope
{
    /// <summary>How long a line may wait.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    // From so many characters on nobody waits for more.
    private const int FullLength = 32 * 1024;

    [ThreadStatic]
    private static StringWriter? _line;

    private readonly ConsoleFormatter _formatter;
    private readonly TextWriter _output;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private char[] _lines = new char[FullLength];
    private int _length;
    private bool _isDisposed;
    private IExternalScopeProvider? _scopes;

    /// <param name="formatter">Writes each line.</param>
    /// <param name="output">Takes the lines; not disposed.</param>
    /// <param name="clock">Tells when a line has waited long enough.</param>
    public BufferedConsole(ConsoleFormatter formatter, TextWriter output, TimeProvider clock)
    {
        _formatter = formatter;
        _output = output;
        _timer = clock.CreateTimer(
            static state => ((BufferedConsole)state!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <summary>Writes what waits. What is logged afterwards is written at once.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            _isDisposed = true;
            FlushLocked();
        }
    }

    private void Flush()
    {
        lock (_lock)
        {
            FlushLocked();
        }
    }

    private void FlushLocked()
    {
        _output.Write(_lines, 0, _length);
        _output.Flush();
        _length = 0;
    }

    private void Write<TState>(in LogEntry<TState> entry)
    {
        var line = _line ??= new StringWriter();
        var text = line.GetStringBuilder();
        try
        {
            _formatter.Write(entry, _scopes, line);
            if (text.Length > 0)
            {
                Append(text, isUrgent: entry.LogLevel >= LogLevel.Error);
            }
        }
        finally
        {
            text.Clear();
            if (text.Capacity > FullLength)
            {
                _line = null;
            }
        }
    }

    private void Append(StringBuilder text, bool isUrgent)
    {
        lock (_lock)
        {
            if (_lines.Length - _length < text.Length)
            {
                FlushLocked();
                if (_lines.Length < text.Length)
                {
                    _lines = new char[text.Length];
                }
            }

            text.CopyTo(0, _lines.AsSpan(_length), text.Length);
            var isFirst = _length == 0;
            _length += text.Length;
            if (isUrgent || _isDisposed)
            {
                FlushLocked();
            }
            else if (isFirst)
            {
                _timer.Change(Delay, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private sealed class Logger(BufferedConsole console, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => console._scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                console.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter));
            }
        }
    }
}
