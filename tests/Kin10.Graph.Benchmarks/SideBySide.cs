using System.Diagnostics;
using System.Globalization;
using Kin10.Graph.Benchmarks.Budgets;

namespace Kin10.Graph.Benchmarks;

/// <summary>
/// Does several things in turns, one after the other, so that what disturbs one disturbs all. What a round gives for each is the median of
/// its times: the collector and the scheduler are not in it.
/// </summary>
internal sealed class SideBySide
{
    private const int Rounds = 15;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);
    private readonly Func<Task>[] _works;
    private readonly List<double>[] _milliseconds;
    private readonly long[] _bytes;
    private long _turns;

    private SideBySide(Func<Task>[] works)
    {
        _works = works;
        _milliseconds = [.. works.Select(_ => new List<double>())];
        _bytes = new long[works.Length];
    }

    /// <summary>Measures.</summary>
    /// <param name="warmUp">How long each is done before.</param>
    /// <param name="works">What to do.</param>
    public static async Task<SideBySide> MeasureAsync(TimeSpan warmUp, params Func<Task>[] works)
    {
        await new SideBySide(works).RoundAsync(warmUp * works.Length);
        var measured = new SideBySide(works);
        for (var round = 0; round < Rounds; round++)
        {
            await measured.RoundAsync(Slice * works.Length);
        }

        return measured;
    }

    /// <summary>The median time of one, in milliseconds.</summary>
    public double Milliseconds(int work) => Spread.Of(_milliseconds[work]).Median;

    /// <summary>What this process allocates for one, in bytes.</summary>
    public double Bytes(int work) => _bytes[work] / (double)_turns;

    /// <summary>The ratio of two times over the rounds.</summary>
    public Spread Ratio(int work, int other) => Spread.Of(_milliseconds[work].Zip(_milliseconds[other], static (one, two) => one / two));

    /// <summary>A line: the ratio of two times, and both.</summary>
    public Measurement Compare(string what, int work, int other, double? budget)
    {
        var ratio = Ratio(work, other);
        return new(
            what,
            ratio.Median.ToString("0.00", CultureInfo.InvariantCulture),
            budget is { } bound ? $"<= {bound.ToString(CultureInfo.InvariantCulture)}" : "",
            budget is null || ratio.Median <= budget,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ratio.Least:0.00} to {ratio.Most:0.00}; {Milliseconds(work):0.000} against {Milliseconds(other):0.000} ms, "
                + $"{Bytes(work) / 1024:0.0} against {Bytes(other) / 1024:0.0} KB allocated"));
    }

    private async Task RoundAsync(TimeSpan time)
    {
        var times = _works.Select(_ => new List<double>()).ToArray();
        var clock = Stopwatch.StartNew();
        for (var turn = 0; turn == 0 || clock.Elapsed < time; turn++, _turns++)
        {
            for (var step = 0; step < _works.Length; step++)
            {
                // Nobody always comes after the same one.
                var i = turn % 2 == 0 ? step : _works.Length - 1 - step;
                var before = GC.GetTotalAllocatedBytes();
                var start = Stopwatch.GetTimestamp();
                await _works[i]();
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                _bytes[i] += GC.GetTotalAllocatedBytes() - before;
            }
        }

        for (var i = 0; i < times.Length; i++)
        {
            _milliseconds[i].Add(Spread.Of(times[i]).Median);
        }
    }
}

/// <summary>Where values lie.</summary>
internal sealed record Spread(double Least, double Median, double Most)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(sorted[0], sorted[sorted.Length / 2], sorted[^1]);
    }
}
