using Kin10.Graph.Bundles;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Store;

/// <summary>Connections that were lost without a word.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class LostConnectionTests : BookStore
{
    private const int Burst = 10;
    private const string Question = "{ books { totalCount } }";
    private const string Answer = "{\"data\":{\"books\":{\"totalCount\":1}}}";

    protected override GraphBundle Graph => GraphBuilder.Books.Node("Book:a").Build();

    [BoltClientFact("finds out about each of these connections by itself, and has no limit for that but the one of opening a connection.")]
    public async Task Ask_IdleConnectionsWereLost_IsAnsweredOverNewOnes()
    {
        await using var proxy = new SilentProxy(Neo4jServer.Options.Uri);
        await using var store = Neo4jGraphStore.Create(
            BookModel.Model,
            Neo4jServer.Options with
            {
                Uri = proxy.Uri,
                IdleCheckAfter = TimeSpan.Zero,
            });
        var harness = new GraphHarness(store, BookModel.Model);
        await Task.WhenAll(Enumerable.Range(0, Burst).Select(_ => harness.AskAsync(Question)));
        var before = proxy.Connections;
        proxy.Lose();
        for (var i = 0; i < Burst; i++)
        {
            Assert.Equal(Answer, await harness.AskAsync(Question));
        }

        Assert.InRange(proxy.Connections, before + 1, before + 2);
    }

    [Neo4jFact]
    public async Task Ask_ConnectionIsLostWhileTheAnswerIsWaitedFor_IsNoTimeout()
    {
        await using var proxy = new SilentProxy(Neo4jServer.Options.Uri);
        await using var store = Neo4jGraphStore.Create(
            BookModel.Model,
            Neo4jServer.Options with
            {
                Uri = proxy.Uri,
                IdleCheckAfter = TimeSpan.FromHours(1),
            });
        var harness = new GraphHarness(store, BookModel.Model);
        Assert.Equal(Answer, await harness.AskAsync(Question));
        proxy.Lose();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var error = await Assert.ThrowsAsync<GraphStoreException>(() => harness.ReadAsync(Question, null, patience.Token));
        Assert.True(error.IsTransient);
        Assert.EndsWith("was lost without a word.", error.Message, StringComparison.Ordinal);
        Assert.Equal(Answer, await harness.AskAsync(Question));
    }
}
