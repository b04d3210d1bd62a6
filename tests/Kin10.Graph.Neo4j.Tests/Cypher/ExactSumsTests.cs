using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

/// <summary>The database computes sums and averages as this program does, at every size.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class ExactSumsTests
{
    private static readonly long[] Edges =
    [
        0, 1, -1, 3, long.MaxValue, long.MaxValue - 1, long.MinValue, long.MinValue + 1, 1L << 53, (1L << 53) + 1, -(1L << 53) - 1,
        1L << 31, 1L << 32, -(1L << 32), (1L << 62) + 1,
    ];

    [Neo4jFact]
    public async Task Clamped_AndAverage_OfAnyIntegers_AreThoseOfIntegerSum()
    {
        var random = new Random(1);
        long[][] rows =
        [
            [], .. Edges.Select(edge => new[] { edge }), .. Edges.SelectMany(x => Edges.Select(y => new[] { x, y })),
            .. Enumerable.Range(0, 5_000).Select(_ => Enumerable.Range(0, random.Next(1, 9)).Select(_ => Value(random)).ToArray()),
            [.. Enumerable.Repeat(long.MinValue, 50)],
            [.. Enumerable.Range(0, 3_000).Select(_ => Value(random))],
        ];
        var context = new StatementContext(BookModel.Model, null!, null!);
        var halves = "reduce(h = [0, 0, 0], x IN row | "
            + $"[h[0] + {ExactSums.High("x")}, h[1] + {ExactSums.Low("x")}, h[2] + 1])";
        await using var driver = Neo4jServer.Driver();

        var records = await Neo4jServer.RunAsync(
            driver,
            $"UNWIND $rows AS row WITH {halves} AS h "
            + $"RETURN {ExactSums.Clamped(context, "h[0]", "h[1]")}, {ExactSums.Average(context, "h[0]", "h[1]", "h[2]")}",
            new() { ["rows"] = rows.Select(row => row.Cast<object?>().ToList()).ToList() });

        Assert.Equal(rows.Length, records.Count);
        foreach (var (row, record) in rows.Zip(records))
        {
            var sum = default(IntegerSum);
            foreach (var value in row)
            {
                sum.Add(value);
            }

            Assert.True(
                sum.Clamped.Equals(record[0]) && Equals(sum.Average(), record[1]),
                $"[{string.Join(", ", row.Take(10))}] of {row.Length}: "
                + $"{record[0]} and {record[1]:R}, expected {sum.Clamped} and {sum.Average():R}");
        }
    }

    // Of every length in bits, mostly near powers of two.
    private static long Value(Random random) => random.Next(4) switch
    {
        0 => Edges[random.Next(Edges.Length)],
        1 => random.NextInt64(long.MinValue, long.MaxValue),
        _ => random.NextInt64(-1, 2) * ((1L << random.Next(63)) + random.Next(-2, 3)),
    };
}
