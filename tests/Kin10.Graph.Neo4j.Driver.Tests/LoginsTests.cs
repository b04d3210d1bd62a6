using System.Collections.Concurrent;
using global::Neo4j.Driver;
using Kin10.Bolt;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Driver.Tests.Support;
using SessionOptions = Kin10.Bolt.SessionOptions;
using TransactionOptions = Kin10.Bolt.TransactionOptions;

namespace Kin10.Graph.Neo4j.Driver.Tests;

/// <summary>What the driver is told in code: logins that change, other addresses.</summary>
public sealed class LoginsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string User = "kin10_rotating";
    private const string OldPassword = "the-old-word";
    private const string NewPassword = "the-new-word";

    public Task InitializeAsync() => Task.CompletedTask;

    // The database may be somebody's, who wants no login that everybody knows.
    public Task DisposeAsync() => AdministerAsync($"DROP USER {User} IF EXISTS");

    [Neo4jFact]
    public async Task Logins_PasswordIsChanged_TransactionsGoOnWithTheNewOne()
    {
        var logins = new Logins();
        await using var client = await ConnectAsync(logins);

        await ChangePasswordAsync(logins);
        await AdministerAsync($"""
            CALL dbms.listConnections() YIELD connectionId, username WHERE username = '{User}'
            WITH collect(connectionId) AS ids CALL dbms.killConnections(ids) YIELD message RETURN count(*)
            """);

        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(client))), name => Assert.Equal(User, name));
    }

    [Neo4jFact]
    public async Task Logins_PasswordIsChanged_RequestsAreTriedAgain()
    {
        var logins = new Logins();
        await using var client = await ConnectAsync(logins);

        await ChangePasswordAsync(logins);

        // Whoever is connected stays so; the next one needs another connection.
        await using var first = await ReadAsync(client);
        var error = await Assert.ThrowsAsync<BoltServerException>(() => ReadAsync(client));
        Assert.Equal("Neo.ClientError.Security.Unauthorized", error.Code);
        Assert.True(error.IsRetryable);
        await using var second = await ReadAsync(client);
    }

    [Neo4jFact]
    public async Task Login_OfTheSettingsIsWrong_IsNotTriedAgain()
    {
        await using var client = DriverClient.Create(database.Options with { Password = "never-the-word" }, null, null);

        var error = await Assert.ThrowsAsync<BoltServerException>(() => AskAsync(client));

        Assert.False(error.IsRetryable);
    }

    [Neo4jFact]
    public async Task Configure_AResolver_IsAsked()
    {
        var resolver = new Resolver();
        await using var client = DriverClient.Create(database.Options, null, driver => driver.WithResolver(resolver));

        Assert.Equal(database.Options.Username, await AskAsync(client));

        Assert.Contains(ServerAddress.From(new Uri(database.Options.Uri)), resolver.Asked);
    }

    private async Task<DriverClient> ConnectAsync(Logins logins)
    {
        await AdministerAsync($"CREATE OR REPLACE USER {User} SET PASSWORD '{OldPassword}' CHANGE NOT REQUIRED");
        var client = DriverClient.Create(
            database.Options, AuthTokenManagers.Basic(() => ValueTask.FromResult(AuthTokens.Basic(User, logins.Password))), null);
        Assert.Equal(User, await AskAsync(client));
        return client;
    }

    private async Task ChangePasswordAsync(Logins logins)
    {
        await AdministerAsync($"ALTER USER {User} SET PASSWORD '{NewPassword}' CHANGE NOT REQUIRED");
        logins.Password = NewPassword;
    }

    private async Task AdministerAsync(string statement)
    {
        await using var client = DriverClient.Create(database.Options, null, null);
        await using var session = client.Session(new SessionOptions { Database = "system" });
        await (await session.RunAsync(statement, null, new TransactionOptions(), default)).ConsumeAsync(default);
    }

    // In a transaction, as the store's are: what may be tried again is.
    private static async Task<string> AskAsync(DriverClient client)
    {
        await using var session = client.Session(new SessionOptions { AccessMode = Bolt.AccessMode.Read });
        return await session.ExecuteAsync(
            static async (runner, token) =>
            {
                var cursor = await runner.RunAsync("SHOW CURRENT USER YIELD user", null, token);
                return (string)(await cursor.SingleAsync(token))[0]!;
            },
            new TransactionOptions(),
            default);
    }

    // As requests do; until it is disposed it has a connection.
    private static async Task<IDatabasePipeline> ReadAsync(DriverClient client)
    {
        var pipeline = await client.PipelineAsync([], default);
        try
        {
            pipeline.Begin(new TransactionOptions());
            pipeline.Run("RETURN 1");
            await pipeline.SendAsync(default);
            await pipeline.NextResultAsync(default);
            return pipeline;
        }
        catch
        {
            await pipeline.DisposeAsync();
            throw;
        }
    }

    private sealed class Logins
    {
        public string Password { get; set; } = OldPassword;
    }

    private sealed class Resolver : IServerAddressResolver
    {
        public ConcurrentBag<ServerAddress> Asked { get; } = [];

        public ISet<ServerAddress> Resolve(ServerAddress address)
        {
            Asked.Add(address);
            return new HashSet<ServerAddress> { address };
        }
    }
}
