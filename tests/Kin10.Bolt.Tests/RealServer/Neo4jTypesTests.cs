using Kin10.Bolt.PackStream;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.RealServer;

[Collection(Neo4jCollection.Name)]
public class Neo4jTypesTests(Neo4jServer server)
{
    private static readonly object?[] Values =
    [
        null, true, false, 0L, -17L, long.MinValue, long.MaxValue, 0.5, double.NaN, double.PositiveInfinity, "", "zażółć \U0001F600\0",
        new string('x', 100_000), Enumerable.Range(0, 300).Select(i => (byte)i).ToArray(), Array.Empty<object?>(),
        new object?[] { 1L, "two", null, new object?[] { 3.5 } }, new Dictionary<string, object?> { ["a"] = 1L, ["b"] = null },
        new BoltDate(-1), new BoltDate(3_000_000), new BoltTime(86_399_999_999_999, -3600), new BoltLocalTime(1),
        new BoltDateTime(1_700_000_000, 999_999_999, 7200), new BoltDateTime(-62_000_000_000, 1, 0),
        new BoltDateTimeZoneId(1_700_000_000, 5, "Europe/Paris"), new BoltLocalDateTime(-5, 7), new BoltDuration(14, -3, 4, 500_000_000),
        new BoltPoint2D(4326, 1.5, -2), new BoltPoint2D(7203, 1e300, 0), new BoltPoint3D(4979, 1, 2, 3), new BoltPoint3D(9157, 1, 2, 3),
    ];

    [Neo4jFact]
    public async Task RunAsync_EveryType_ComesBackAsItWasSent()
    {
        await using var driver = server.Driver();
        await using var session = driver.Session(server.Session);
        foreach (var value in Values)
        {
            var result = await session.RunAsync("RETURN $value AS value", new Dictionary<string, object?> { ["value"] = value });
            Assert.Equal(RandomValues.Describe(value), RandomValues.Describe((await result.SingleAsync())["value"]));
        }
    }

    [Neo4jFact]
    public async Task RunAsync_GraphTypes_AreNodesRelationshipsAndPaths()
    {
        await using var driver = server.Driver();
        await using var session = driver.Session(server.Session);
        var result = await session.RunAsync(
            "CREATE p = (a:A:B {x: 1})-[r:KNOWS {since: date('2020-01-01')}]->(b)<-[:KNOWS]-(c) RETURN a, r, p, (c)");
        var record = await result.SingleAsync();
        var node = record.Get<BoltNode>("a");
        var relationship = record.Get<BoltRelationship>("r");
        var path = record.Get<BoltPath>("p");
        Assert.Equal(["A", "B"], node.Labels);
        Assert.Equal(1L, node.Properties["x"]);
        Assert.Equal("KNOWS", relationship.Type);
        Assert.Equal(new DateOnly(2020, 1, 1), ((BoltDate)relationship.Properties["since"]!).ToDateOnly());
        Assert.Equal(2, path.Length);
        Assert.Equal(node, path.Walk().First());
        Assert.Equal(relationship, path.Steps().First());
        Assert.Equal(record["c"], path.Walk().Last());
        Assert.Equal(path.Walk().Last().ElementId, path.Steps().Last().StartNodeElementId);
    }

    [Neo4jFact]
    public async Task RunAsync_ManyRecords_ComeInPortions()
    {
        await using var driver = server.Driver();
        foreach (var fetchSize in new[] { -1, 1, 7, 1000 })
        {
            await using var session = driver.Session(server.Session with { FetchSize = fetchSize });
            var result = await session.RunAsync("UNWIND range(1, 500) AS x RETURN x");
            var next = 1L;
            await foreach (var record in result)
            {
                Assert.Equal(next++, record["x"]);
            }

            Assert.Equal(501, next);
        }
    }
}
