namespace Kin10.Bolt.Tests.Support;

/// <summary>What the members of a scripted cluster say, and work for them.</summary>
internal static class RoutingScript
{
    /// <summary>A statement by itself.</summary>
    public const string Statement = """
        C: RUN
        S: SUCCESS {"fields": ["x"]}
        C: PULL
        S: RECORD [1]
        S: SUCCESS {}

        """;

    /// <summary>A statement in a transaction.</summary>
    public const string Transaction = """
        C: BEGIN
        S: SUCCESS {}
        C: RUN
        S: SUCCESS {"fields": ["x"], "qid": 0}
        C: PULL
        S: RECORD [1]
        S: SUCCESS {}
        C: COMMIT
        S: SUCCESS {"bookmark": "b"}

        """;

    /// <summary>No member, because nobody listens there.</summary>
    public const string Nobody = "127.0.0.1:1";

    /// <summary>ROUTE and its answer. Unless another router is named, it is the one that answers.</summary>
    public static string Route(int ttl, string reader, string writer, string router = "{address}", string database = "home") => $$$"""
        C: ROUTE
        S: SUCCESS {"rt": {"ttl": {{{ttl}}}, "db": "{{{database}}}", "servers": [{"role": "ROUTE", "addresses": ["{{{router}}}"]}, {"role": "READ", "addresses": ["{{{reader}}}"]}, {"role": "WRITE", "addresses": ["{{{writer}}}"]}]}}

        """;

    public static BoltDriver Driver(BoltServerMock router, BoltDriverOptions options, string context = "") =>
        BoltDriver.Create($"neo4j://{router.Address}{context}", AuthToken.Basic("neo4j", "secret"), options);

    public static async Task RunAsync(BoltDriver driver, AccessMode mode, string? database = "home")
    {
        await using var session = driver.Session(new SessionOptions { AccessMode = mode, Database = database });
        await (await session.RunAsync("RETURN 1")).ConsumeAsync();
    }
}
