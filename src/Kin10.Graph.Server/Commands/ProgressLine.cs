using System.Globalization;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Commands;

/// <summary>Progress on one line of a terminal that is written over; silent where the output is not a terminal.</summary>
internal sealed class ProgressLine : IProgress<ImportProgress>, IDisposable
{
    private readonly TextWriter? _terminal;
    private readonly string _what;
    private int _lastPercent = -1;

    /// <param name="writer">Where the line is written, if it is the terminal.</param>
    /// <param name="what">What is done, as in "Importing".</param>
    public ProgressLine(TextWriter writer, string what)
    {
        _terminal = ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected ? writer : null;
        _what = what;
    }

    /// <inheritdoc/>
    public void Report(ImportProgress value)
    {
        var percent = value.Total == 0 ? 100 : (int)(value.Done * 100 / value.Total);
        if (percent != Interlocked.Exchange(ref _lastPercent, percent))
        {
            _terminal?.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_what}: {value.Done:N0} of {value.Total:N0} ({percent} %)"));
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose() => _terminal?.Write("\r\u001b[K");
}
