using Kin10.Graph.Bundles;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Stores;

/// <summary>A store behind a network: while it is known not to serve, requests are refused at once instead of waiting for it.</summary>
/// <param name="store">The store.</param>
/// <param name="watch">Knows whether it serves.</param>
/// <param name="slow">A request that is cancelled after this time is a reason to ask whether the store still answers.</param>
/// <param name="clock">Measures that time.</param>
internal sealed class WatchedStore(IGraphStore store, StoreWatch watch, TimeSpan slow, TimeProvider clock) : IGraphStore
{
    /// <inheritdoc/>
    public string Name => store.Name;

    /// <inheritdoc/>
    public IGraphStatistics Statistics => watch.Statistics;

    /// <summary>The store itself.</summary>
    public IGraphStore Store => store;

    /// <summary>Asks for the first time, and logs the result.</summary>
    public Task StartAsync(ILogger logger, CancellationToken cancellationToken) => watch.StartAsync(logger, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken) =>
        WatchAsync(
            static (store, read, token) => store.BeginReadAsync(read.Plan, read.Context, token),
            (Plan: plan, Context: context),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string> ReadVersionAsync(CancellationToken cancellationToken) =>
        WatchAsync(static (store, _, token) => store.ReadVersionAsync(token), 0, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A wait outlasts an outage: it is never refused.</remarks>
    public Task<string> WaitForChangeAsync(string version, CancellationToken cancellationToken) =>
        store.WaitForChangeAsync(version, cancellationToken);

    /// <inheritdoc/>
    public Task<string> ReadTextsAsync(ITextSink sink, CancellationToken cancellationToken) =>
        store.ReadTextsAsync(sink, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken) => watch.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ChangeSet> CompareAsync(GraphBundle bundle, CancellationToken cancellationToken) =>
        store.CompareAsync(bundle, cancellationToken);

    /// <inheritdoc/>
    public Task<ChangeSet> ImportAsync(
        GraphBundle bundle, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        store.ImportAsync(bundle, options, progress, cancellationToken);

    /// <inheritdoc/>
    public Task<GraphBundle> ExportAsync(CancellationToken cancellationToken) => store.ExportAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ReadFactsAsync(IFactSink sink, CancellationToken cancellationToken) =>
        await WatchAsync(
            static async (store, sink, token) =>
            {
                await store.ReadFactsAsync(sink, token);
                return true;
            },
            sink,
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await watch.DisposeAsync();
        await store.DisposeAsync();
    }

    private async ValueTask<TResult> WatchAsync<TState, TResult>(
        Func<IGraphStore, TState, CancellationToken, ValueTask<TResult>> work, TState state, CancellationToken cancellationToken)
    {
        if (watch.Outage is { } outage)
        {
            throw new GraphStoreException(outage.Detail, isTransient: true) { ForClients = outage.ForClients };
        }

        var started = clock.GetTimestamp();
        try
        {
            return await work(store, state, cancellationToken);
        }
        catch (Exception exception) when (IsSuspicious(exception, started))
        {
            watch.Suspect();
            throw;
        }
    }

    private bool IsSuspicious(Exception exception, long started) =>
        exception is GraphStoreException { IsTransient: true }
        || (exception is OperationCanceledException && clock.GetElapsedTime(started) >= slow);
}
