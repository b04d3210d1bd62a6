using System.Diagnostics;
using System.Globalization;
using Kin10.Bolt;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Neo4j;

/// <summary>How much heap a database of one's own takes for the plans that it keeps. Needs <c>jcmd</c>, a program of Java's JDK.</summary>
/// <param name="instance">The server.</param>
/// <param name="driver">Connections to it.</param>
internal sealed class PlanHeap(Neo4jInstance instance, BoltDriver driver)
{
    /// <summary>Kilobytes of a plan, and milliseconds that the first run of a statement takes: mostly its planning.</summary>
    /// <param name="text">The statement; its only column is <c>r</c>.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="count">How many plans of it are made, each of them for another name of the column.</param>
    public async Task<(double Kilobytes, double Milliseconds)> MeasureAsync(string text, Dictionary<string, object?> parameters, int count)
    {
        // What is made once for all is made before.
        await RunAsync(Renamed(text, 0), parameters);
        await RunAsync("CALL db.clearQueryCaches()", []);
        var before = await LiveBytesAsync();
        var clock = Stopwatch.StartNew();
        for (var i = 1; i <= count; i++)
        {
            await RunAsync(Renamed(text, i), parameters);
        }

        var milliseconds = clock.Elapsed.TotalMilliseconds / count;
        return ((await LiveBytesAsync() - before) / 1024.0 / count, milliseconds);
    }

    // Another text, and another plan of the same size.
    private static string Renamed(string text, int i) => text.EndsWith(" r", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"{text}{(text.EndsWith(" AS r", StringComparison.Ordinal) ? "" : " AS r")}{i}")
        : throw new InvalidOperationException($"The last column is not r: {text}");

    private async Task RunAsync(string text, Dictionary<string, object?> parameters)
    {
        await using var session = driver.Session();
        await (await session.RunAsync(text, parameters)).ConsumeAsync();
    }

    // The histogram of what is alive begins with a whole collection; its last line is "Total", objects, bytes.
    private async Task<long> LiveBytesAsync()
    {
        using var process = Process.Start(new ProcessStartInfo(
            "jcmd", [(await instance.ProcessIdAsync()).ToString(CultureInfo.InvariantCulture), "GC.class_histogram"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        var total = output.Split('\n').Last(line => line.StartsWith("Total", StringComparison.Ordinal));
        return long.Parse(total.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2], CultureInfo.InvariantCulture);
    }
}
