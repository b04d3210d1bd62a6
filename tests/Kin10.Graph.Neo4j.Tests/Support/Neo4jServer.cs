using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>The server to test against, from the usual variables. Its graph is replaced.</summary>
internal static class Neo4jServer
{
    public const string Missing = "NEO4J_URI is not set; start a server and name it, its user (NEO4J_USERNAME) and password (NEO4J_PASSWORD).";

    public static string? Uri { get; } = Environment.GetEnvironmentVariable("NEO4J_URI");

    public static Neo4jOptions Options => new()
    {
        Uri = Uri ?? throw new InvalidOperationException(Missing),
        Username = Environment.GetEnvironmentVariable("NEO4J_USERNAME") ?? "neo4j",
        Password = Environment.GetEnvironmentVariable("NEO4J_PASSWORD") ?? "kin10-test",
        Database = Environment.GetEnvironmentVariable("NEO4J_DATABASE"),
    };

    public static BoltDriver Driver() => BoltDriver.Create(Options.Uri, AuthToken.Basic(Options.Username!, Options.Password!));

    /// <summary>Runs a statement by itself and gives all records.</summary>
    public static async Task<List<BoltRecord>> RunAsync(BoltDriver driver, string statement, Dictionary<string, object?>? parameters = null)
    {
        await using var session = driver.Session();
        var cursor = await session.RunAsync(statement, parameters);
        return await cursor.ToListAsync();
    }

    /// <summary>Deletes nodes, constraints and indexes, so that another model can move in.</summary>
    public static async Task ClearAsync(BoltDriver driver)
    {
        await RunAsync(driver, "MATCH (n) DETACH DELETE n");
        foreach (var record in await RunAsync(driver, "SHOW CONSTRAINTS YIELD name"))
        {
            await RunAsync(driver, $"DROP CONSTRAINT `{record[0]}`");
        }

        foreach (var record in await RunAsync(driver, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"))
        {
            await RunAsync(driver, $"DROP INDEX `{record[0]}`");
        }
    }
}

/// <summary>A test that needs a real server; without one it is skipped and says why. With KIN10_REQUIRE_ALL=1 it runs, and fails.</summary>
public sealed class Neo4jFactAttribute : FactAttribute
{
    /// <summary>Needs a server.</summary>
    public Neo4jFactAttribute() => Skip = WhyMissing()!;

    internal static string? WhyMissing() =>
        Neo4jServer.Uri is not null ? null
        : Environment.GetEnvironmentVariable("KIN10_NEO4J") == "none" ? "KIN10_NEO4J says that there is no Neo4j for tests here."
        : Environment.GetEnvironmentVariable("KIN10_REQUIRE_ALL") == "1" ? null
        : Neo4jServer.Missing;
}

/// <summary>A theory that needs a real server, as <see cref="Neo4jFactAttribute"/>.</summary>
public sealed class Neo4jTheoryAttribute : TheoryAttribute
{
    /// <summary>Needs a server.</summary>
    public Neo4jTheoryAttribute() => Skip = Neo4jFactAttribute.WhyMissing()!;
}
