using global::Neo4j.Driver;
using Kin10.Bolt;
using Kin10.Bolt.PackStream;
using Kin10.Graph.Neo4j.Driver.Values;

namespace Kin10.Graph.Neo4j.Driver.Tests.Values;

/// <summary>What the driver gives is written as Kin10.Bolt gets it from the server.</summary>
public sealed class DriverValuesTests
{
    private static readonly string[] Expressions =
    [
        "null", "true", "[false]", "0", "-16", "-17", "127", "128", "-129", "32767", "-32769", "2147483648", "-9223372036854775808",
        "9223372036854775807", "1.5", "-0.0", "0.0 / 0.0", "1.0 / 0.0", "''", "'é\U0001F600\\u0000'", "reduce(s = '', i IN range(1, 70000) | s + 'x')",
        "[]", "[1, 'a', null, [2.5, []]]", "range(1, 300)", "{}", "{a: 1, b: {c: [true]}, `d e`: null}",
        "date('2024-02-29')", "date('0000-01-01')", "date('-999999999-01-01')", "date('+999999999-12-31')",
        "localtime('23:59:59.999999999')", "time('01:02:03.000000004+05:30')", "time('00:00:00-18:00')",
        "localdatetime('1969-12-31T23:59:59.000000001')", "localdatetime('-999999999-01-01T00:00:00')",
        "datetime('2024-06-30T12:00:00.5+02:00')", "datetime('2024-06-30T12:00:00[Europe/Paris]')", "datetime('0001-01-01T00:00:00Z')",
        "duration({months: 14, days: -3, seconds: 5, nanoseconds: -7})", "duration({days: 1000000})",
        "point({x: 1.5, y: -2})", "point({x: 1, y: 2, z: 3})", "point({longitude: 12.5, latitude: 41.9})",
        "point({longitude: 12.5, latitude: 41.9, height: -1})",
    ];

    [Neo4jFact]
    public async Task WriteRecord_OfWhateverThePropertiesHold_IsWhatTheServerSent()
    {
        await using var servers = new Neo4jServers();
        var database = await servers.DatabaseAsync();
        await using var ours = BoltDriver.Create(database.Uri, AuthToken.Basic(database.Username, database.Password));
        await using var theirs = global::Neo4j.Driver.GraphDatabase.Driver(
            database.Uri, AuthTokens.Basic(database.Username, database.Password));
        await using var session = theirs.AsyncSession();
        using var writer = new PackStreamWriter();
        foreach (var expression in Expressions)
        {
            var statement = $"RETURN {expression} AS a, 1 AS b";
            await using var pipeline = await ours.PipelineAsync();
            pipeline.Run(statement);
            await pipeline.SendAsync();
            await pipeline.NextResultAsync();
            Assert.True(await pipeline.FetchAsync());

            writer.Clear();
            var record = await (await session.RunAsync(statement)).SingleAsync();
            DriverValues.WriteRecord(writer, record, 2);

            // Of a map the driver may give the entries in another order.
            Assert.True(
                Convert.ToHexString(pipeline.Current) == Convert.ToHexString(writer.WrittenSpan),
                $"{expression}: {Convert.ToHexString(pipeline.Current)} became {Convert.ToHexString(writer.WrittenSpan)}");
        }
    }

    [Fact]
    public void Write_WhatNoPropertyHolds_IsRefused()
    {
        using var writer = new PackStreamWriter();

        var error = Assert.Throws<ArgumentException>(() => DriverValues.Write(writer, new Uri("http://a.example")));

        Assert.Contains("System.Uri", error.Message, StringComparison.Ordinal);
    }
}
