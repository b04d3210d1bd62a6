using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.RandomOperations;
using Kin10.Graph.Stores;

namespace Kin10.Graph.ContractTests;

/// <summary>Whoever waits for another version of the graph gets it, whatever the store.</summary>
public abstract class VersionFeedTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(1);

    /// <summary>Opens a store of this kind that holds a graph.</summary>
    protected abstract Task<IGraphStore> OpenAsync(GraphBundle graph);

    [ContractFact]
    public async Task WaitForChange_GraphHasAnotherVersion_GivesItAtOnce()
    {
        await using var store = await OpenAsync(Graph(1));
        using var limit = new CancellationTokenSource(Enough);

        Assert.Equal(await store.ReadVersionAsync(limit.Token), await store.WaitForChangeAsync("another", limit.Token));
    }

    [ContractFact]
    public async Task WaitForChange_ManyWaitersAndChanges_MissesNone()
    {
        const int Waiters = 20;
        const int Changes = 20;
        await using var store = await OpenAsync(Graph(1));
        using var limit = new CancellationTokenSource(Enough);
        var first = await store.ReadVersionAsync(limit.Token);
        var followers = Enumerable.Range(0, Waiters).Select(_ => new Follower(store, first, limit.Token)).ToList();
        var versions = new HashSet<string> { first };
        var made = new List<string>();
        for (var i = 0; i < Changes; i++)
        {
            await store.ImportAsync(Graph(2 + i), null, limit.Token);
            versions.Add(await store.ReadVersionAsync(limit.Token));
            made.Add(await MadeVersionAsync(store));
        }

        var last = await store.ReadVersionAsync(limit.Token);
        while (followers.Any(follower => follower.Version != last))
        {
            await Task.Delay(5, limit.Token);
        }

        Assert.Equal(Changes + 1, versions.Count);
        await limit.CancelAsync();
        Assert.All(await Task.WhenAll(followers.Select(follower => follower.Seen)), seen =>
        {
            Assert.Subset(versions.Concat(made).ToHashSet(), seen.ToHashSet());
            Assert.Equal(seen.Distinct(), seen);
        });
    }

    [ContractFact]
    public async Task WaitForChange_ImportOfTheSameGraph_GoesOn()
    {
        await using var store = await OpenAsync(Graph(1));
        using var limit = new CancellationTokenSource(Enough);
        var version = await store.ReadVersionAsync(limit.Token);
        var waiting = store.WaitForChangeAsync(version, limit.Token);
        await store.ImportAsync(Graph(1), null, limit.Token);

        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(100, limit.Token)));
        await store.ImportAsync(Graph(2), null, limit.Token);
        Assert.NotEqual(version, await waiting);
    }

    [ContractFact]
    public async Task WaitForChange_Cancelled_EndsAtOnceAndAlone()
    {
        await using var store = await OpenAsync(Graph(1));
        using var limit = new CancellationTokenSource(Enough);
        using var gone = new CancellationTokenSource();
        var version = await store.ReadVersionAsync(limit.Token);
        var leaving = store.WaitForChangeAsync(version, gone.Token);
        var staying = store.WaitForChangeAsync(version, limit.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WaitForChangeAsync(version, gone.Token));
        Assert.False(staying.IsCompleted);
        await store.ImportAsync(Graph(2), null, limit.Token);
        Assert.Contains(await staying, new[] { await store.ReadVersionAsync(limit.Token), await MadeVersionAsync(store) });
    }

    [ContractFact]
    public async Task WaitForChange_StoreClosed_Ends()
    {
        var store = await OpenAsync(Graph(1));
        var waiting = store.WaitForChangeAsync(await store.ReadVersionAsync(CancellationToken.None), CancellationToken.None);
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    // Where the log can say which version an import made only after its commit, saying so makes another.
    private static async Task<string> MadeVersionAsync(IGraphStore store)
    {
        var changes = await new GraphHarness(store, ItemModel.Model).DataAsync("{ changes(first: 1) { nodes { toVersion } } }");
        return changes.GetProperty("changes").GetProperty("nodes")[0].GetProperty("toVersion").GetString()!;
    }

    private static GraphBundle Graph(int seed) => RandomGraph.Make(ItemModel.Model, new Random(seed));

    /// <summary>Waits for every next version until it is cancelled.</summary>
    private sealed class Follower
    {
        private volatile string _version;

        public Follower(IVersionFeed feed, string version, CancellationToken cancellationToken)
        {
            _version = version;
            Seen = FollowAsync(feed, cancellationToken);
        }

        public string Version => _version;

        public Task<List<string>> Seen { get; }

        private async Task<List<string>> FollowAsync(IVersionFeed feed, CancellationToken cancellationToken)
        {
            var seen = new List<string>();
            try
            {
                while (true)
                {
                    _version = await feed.WaitForChangeAsync(_version, cancellationToken);
                    seen.Add(_version);
                }
            }
            catch (OperationCanceledException)
            {
                return seen;
            }
        }
    }
}
