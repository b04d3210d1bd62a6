using System.Net;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>Subscribers are told what others change in the database.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class SubscriptionTests(Neo4jInstanceFixture neo4j) : IClassFixture<Neo4jInstanceFixture>
{
    private const string Id = "Investment:2011-fund";
    private const string Subscription = $"subscription {{ investment(id: \"{Id}\") {{ figureUsd }} }}";

    private static readonly string[] Settings = ["--Neo4j:VersionProbeInterval=00:00:00.0500000", "--Live:Interval=00:00:00.0500000"];

    [Neo4jInstanceFact]
    public async Task Subscription_ChangesByHand_TellsThoseThatChangeTheAnswer()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync(Settings);
        using var client = await SocketClient.BeginAsync(server.Client.BaseAddress!);
        await SetAsync(1);
        await client.SubscribeAsync("a", Subscription);
        Assert.Equal(Next(1), await client.ReceiveAsync());

        await neo4j.RunAsync("MATCH (n:RootCause) SET n.note = 'another'");
        await SetAsync(2);
        Assert.Equal(Next(2), await client.ReceiveAsync());
        await SetAsync(3);

        Assert.Equal(Next(3), await client.ReceiveAsync());
    }

    [Neo4jInstanceFact]
    public async Task Subscription_ManyChangesByHand_TellsTheLast()
    {
        const int Changes = 200;
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync(Settings);
        using var client = await SocketClient.BeginAsync(server.Client.BaseAddress!);
        await client.SubscribeAsync("a", Subscription);
        for (var i = 1; i <= Changes; i++)
        {
            await SetAsync(i);
        }

        while (await client.ReceiveAsync() != Next(Changes))
        {
        }
    }

    [Neo4jInstanceFact]
    public async Task Subscription_DatabaseIsKilledAndStartedAgain_GoesOn()
    {
        await neo4j.FillAsync();

        // These clients answer pings only while they read: a database takes its time to start.
        await using var server = await neo4j.ServeAsync([.. Settings, "--Neo4j:ConnectTimeout=00:00:02", "--Live:PingInterval=00:05:00"]);
        using var early = await SocketClient.BeginAsync(server.Client.BaseAddress!);
        await SetAsync(1);
        await early.SubscribeAsync("a", Subscription);
        Assert.Equal(Next(1), await early.ReceiveAsync());

        await neo4j.Instance.KillAsync();
        await server.Client.WaitForReadinessAsync(HttpStatusCode.ServiceUnavailable);
        using var late = await SocketClient.BeginAsync(server.Client.BaseAddress!);
        await late.SubscribeAsync("a", Subscription.Replace("investment", "a: investment", StringComparison.Ordinal));
        Assert.Contains("STORE_UNAVAILABLE", await late.ReceiveAsync(), StringComparison.Ordinal);
        await neo4j.Instance.StartAsync();
        await neo4j.WaitUntilReadyAsync();
        Assert.Equal(Next(1, "a"), await late.ReceiveAsync());
        await SetAsync(2);

        Assert.Equal(Next(2), await early.ReceiveAsync());
        Assert.Equal(Next(2, "a"), await late.ReceiveAsync());
    }

    private async Task SetAsync(long figure) => await neo4j.RunAsync(
        "MATCH (n:Investment {id: $id}) SET n.figureUsd = $figure", new() { ["id"] = Id, ["figure"] = figure });

    private static string Next(int figure, string key = "investment") =>
        "{\"id\":\"a\",\"type\":\"next\",\"payload\":{\"data\":{\"" + key + "\":{\"figureUsd\":" + figure + "}}}}";
}
