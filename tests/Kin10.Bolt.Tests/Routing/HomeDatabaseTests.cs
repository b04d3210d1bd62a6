using Kin10.Bolt.Tests.Support;
using static Kin10.Bolt.Tests.Support.RoutingScript;

namespace Kin10.Bolt.Tests.Routing;

/// <summary>The home database is a matter of the user: each session asks for it, and stays in it.</summary>
public class HomeDatabaseTests
{
    private const string Other = """
        C: LOGOFF
        S: SUCCESS {}
        C: LOGON {"scheme": "basic", "principal": "bob", "credentials": "b"}
        S: SUCCESS {}

        """;

    private static readonly BoltDriverOptions Options = new()
    {
        InitialRetryDelay = TimeSpan.Zero,
        IdleLivenessCheck = TimeSpan.FromHours(1),
        MaxConnectionPoolSize = 1,
    };

    [Fact]
    public async Task Run_AnotherUser_WorksInItsOwnHomeDatabase()
    {
        await using var member = new BoltServerMock(BoltServerMock.Login + Statement + Other + Statement);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(300, member.Address, member.Address, database: "alices") + Other
            + Route(300, member.Address, member.Address, database: "bobs"));
        var user = AuthToken.Basic("alice", "a");
        await using var driver = BoltDriver.Create($"neo4j://{router.Address}", _ => new(user), Options);
        await RunAsync(driver, AccessMode.Read, database: null);
        user = AuthToken.Basic("bob", "b");
        await RunAsync(driver, AccessMode.Read, database: null);
        Assert.Equal(
            ["""{"mode":"r","db":"alices"}""", """{"mode":"r","db":"bobs"}"""],
            member.Received.Where(static message => message.StartsWith("RUN", StringComparison.Ordinal))
                .Select(static message => message.Split("{} ")[1]));
        Assert.All(
            router.Received.Where(static message => message.StartsWith("ROUTE", StringComparison.Ordinal)),
            static message => Assert.EndsWith("[] {}", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExecuteRead_HomeDatabaseChangesMeanwhile_TheSessionAndItsRetriesStay()
    {
        await using var member = new BoltServerMock(BoltServerMock.Login + """
            C: BEGIN {"mode": "r", "db": "first"}
            S: FAILURE {"neo4j_code": "Neo.TransientError.General.TransactionMemoryLimit", "message": "full"}
            C: RUN
            S: IGNORED
            C: PULL
            S: IGNORED
            C: RESET
            S: SUCCESS {}
            C: BEGIN {"mode": "r", "db": "first"}
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {"bookmark": "b"}
            C: BEGIN {"mode": "r", "db": "first", "bookmarks": ["b"]}
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {"bookmark": "c"}
            C: BEGIN {"mode": "r", "db": "second"}
            S: SUCCESS {}
            C: COMMIT
            S: SUCCESS {"bookmark": "d"}
            """);
        await using var router = new BoltServerMock(BoltServerMock.Login
            + Route(300, member.Address, member.Address, database: "first")
            + Route(300, member.Address, member.Address, database: "second"));
        await using var driver = Driver(router, Options);
        await using (var session = driver.Session())
        {
            var attempts = 0;
            await session.ExecuteReadAsync<int>(
                async (runner, token) => ++attempts > 1 ? 0 : (await runner.RunAsync("RETURN 1", null, token)).Keys.Count);
            await session.ExecuteReadAsync((_, _) => Task.FromResult(0));
        }

        await using var later = driver.Session();
        await later.ExecuteReadAsync((_, _) => Task.FromResult(0));
    }

    [Fact]
    public async Task ExecutePipeline_HomeDatabaseChangesMeanwhile_TheRetryStays()
    {
        const string Requests = "C: BEGIN {\"mode\": \"r\", \"db\": \"first\"}\nC: COMMIT\n";
        await using var member = new BoltServerMock(BoltServerMock.Login + Requests
            + "S: FAILURE {\"neo4j_code\": \"Neo.TransientError.General.TransactionMemoryLimit\", \"message\": \"full\"}\nS: IGNORED\n"
            + "C: RESET\nS: SUCCESS {}\n" + Requests + "S: SUCCESS {}\nS: SUCCESS {\"bookmark\": \"b\"}");
        await using var router = new BoltServerMock(
            BoltServerMock.Login + Route(300, member.Address, member.Address, database: "first"));
        await using var driver = Driver(router, Options);
        await driver.ExecutePipelineAsync(
            async (pipeline, token) =>
            {
                Assert.Equal("first", pipeline.Database);
                pipeline.Begin();
                pipeline.Commit();
                await pipeline.SendAsync(token);
                return await pipeline.NextCommitAsync(token);
            },
            new SessionOptions { AccessMode = AccessMode.Read });
    }
}
