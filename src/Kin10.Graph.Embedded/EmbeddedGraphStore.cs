using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Graph.Changes;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Embedded.Storage;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded;

/// <summary>
/// The graph in this process: a SQLite file is the durable record, an immutable snapshot in memory answers. A new snapshot is published
/// at once after each import; readers keep the one that they began with. Serves all requests; imports wait for each other. Several
/// processes may have the file open: each sees what another one imports, where it watches the file.
/// </summary>
public sealed class EmbeddedGraphStore : IGraphStore
{
    /// <summary>In place of a path: a graph that lives only as long as the store.</summary>
    public const string InMemory = ":memory:";

    private readonly GraphModel _model;
    private readonly GraphFile? _file;
    private readonly SemaphoreSlim _importing = new(1, 1);
    private FileFollower? _follower;
    private volatile PublishedGraph _published;
    private volatile bool _isDisposed;

    private EmbeddedGraphStore(GraphModel model, GraphFile? file, PublishedGraph published) =>
        (_model, _file, _published) = (model, file, published);

    /// <inheritdoc/>
    public string Name => "embedded";

    /// <inheritdoc/>
    public IGraphStatistics Statistics => _published.Snapshot;

    /// <summary>
    /// Opens the graph in a file, which is made when it is not there. A file that may only be read is served, and refuses imports.
    /// </summary>
    /// <param name="model">The model that the graph must have.</param>
    /// <param name="path">The file, or <see cref="InMemory"/>.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">
    /// The file is damaged, of another program or another model, or held by another process. It is left as it is.
    /// </exception>
    public static Task<EmbeddedGraphStore> OpenAsync(
        GraphModel model, string path = InMemory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(
            () => path == InMemory ? OpenInMemory(model, cancellationToken) : OpenFile(model, path, cancellationToken),
            cancellationToken);
    }

    /// <summary>The same, and follows what other processes import into the file.</summary>
    /// <param name="model">The model that the graph must have.</param>
    /// <param name="path">The file, or <see cref="InMemory"/>.</param>
    /// <param name="watchInterval">How often it is looked for; zero for never.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="GraphStoreException">As above.</exception>
    public static async Task<EmbeddedGraphStore> OpenAsync(
        GraphModel model, string path, TimeSpan watchInterval, CancellationToken cancellationToken)
    {
        var store = await OpenAsync(model, path, cancellationToken);
        if (watchInterval > TimeSpan.Zero && store._file?.Watch() is { } watch)
        {
            store._follower = new FileFollower(watch, watchInterval, store.FollowAsync);
        }

        return store;
    }

    /// <summary>Copies the file of a store as it is at one moment, whoever reads and writes it; the copy is a store's file, too.</summary>
    /// <param name="path">The file.</param>
    /// <param name="target">The file to make.</param>
    /// <exception cref="GraphStoreException">There is no graph in the file, the copy exists already, or it cannot be written.</exception>
    public static Task BackupAsync(string path, string target) => Task.Run(() => FileBackup.Run(path, target));

    /// <inheritdoc/>
    public ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        return _published.BeginReadAsync(plan, context, cancellationToken);
    }

    /// <inheritdoc/>
    public IGraphReader? Pin() => _published;

    /// <inheritdoc/>
    public ValueTask<string> ReadVersionAsync(CancellationToken cancellationToken) => new(_published.Version);

    /// <inheritdoc/>
    public Task<string> WaitForChangeAsync(string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var published = _published;
        return version == published.Version
            ? published.Successor.Task.WaitAsync(cancellationToken)
            : Task.FromResult(published.Version);
    }

    /// <inheritdoc/>
    public ValueTask<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        if (_isDisposed)
        {
            return new(new StoreHealth(false, "The store is closed."));
        }

        var snapshot = _published.Snapshot;
        var relationships = snapshot.Edges.Where(table => !table.Type.IsDerived).Sum(table => (long)table.Count);
        return new(new StoreHealth(true, string.Create(
            CultureInfo.InvariantCulture,
            $"{snapshot.TypeOf.Length} nodes and {relationships} relationships, version {_published.Version}{ReadOnlyNote}{BehindNote}")));
    }

    /// <inheritdoc/>
    public Task<ChangeSet> CompareAsync(GraphBundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var held = _published.Snapshot;
        return Task.Run(() => ChangeSet.Between(SnapshotBundle.View(held), bundle, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ChangeSet> ImportAsync(
        GraphBundle bundle, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _importing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Import(bundle, options ?? new ImportOptions(), progress, cancellationToken), cancellationToken);
        }
        finally
        {
            _importing.Release();
        }
    }

    /// <inheritdoc/>
    public Task<GraphBundle> ExportAsync(CancellationToken cancellationToken)
    {
        var snapshot = _published.Snapshot;
        return Task.Run(() => SnapshotBundle.Copy(snapshot, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ReadFactsAsync(IFactSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var published = _published;
        return SnapshotFacts.GiveAsync(published.Snapshot, published.Version, sink, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> ReadTextsAsync(ITextSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var published = _published;
        return Task.Run(
            () =>
            {
                SnapshotTexts.Give(published.Snapshot, sink, cancellationToken);
                return published.Version;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        await (_follower?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _importing.WaitAsync();
        try
        {
            _isDisposed = true;
            _published.Close();
            _file?.Dispose();
        }
        finally
        {
            _importing.Release();
        }
    }

    private string ReadOnlyNote => _file?.WhyReadOnly is { } reason ? $"; the file may only be read: {reason}" : "";

    private string BehindNote =>
        _follower?.WhyBehind is { } reason ? $"; what another process wrote since cannot be read: {reason}" : "";

    private static EmbeddedGraphStore OpenInMemory(GraphModel model, CancellationToken cancellationToken)
    {
        var empty = new GraphBundle(
            model,
            [.. model.NodeTypes.Select(type => new NodeTable(type, []))],
            [.. model.RelationshipTypes.Select(type => new RelationshipTable(type, []))]);
        return new EmbeddedGraphStore(
            model, null, new PublishedGraph(ContentHash.Of(empty, cancellationToken), SnapshotBuilder.Build(empty, cancellationToken)));
    }

    private static EmbeddedGraphStore OpenFile(GraphModel model, string path, CancellationToken cancellationToken)
    {
        var (file, graph) = GraphFile.Open(model, path, cancellationToken);
        try
        {
            return new EmbeddedGraphStore(model, file, new PublishedGraph(graph.ContentHash, graph.Snapshot));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private ChangeSet Import(
        GraphBundle bundle, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        while (true)
        {
            Follow(cancellationToken);
            var before = _published;
            var changes = ChangeSet.Between(SnapshotBundle.View(before.Snapshot), bundle, cancellationToken);
            options.Review?.Invoke(changes);
            ImportMemory.Return(bundle.Count);
            if (changes.IsEmpty || TryWrite(bundle, changes, before, options, progress, cancellationToken))
            {
                progress?.Report(new ImportProgress(bundle.Count, bundle.Count));
                return changes;
            }

            // Another process wrote since: its graph is the one to compare with.
        }
    }

    private bool TryWrite(
        GraphBundle bundle,
        ChangeSet changes,
        PublishedGraph before,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        // The snapshot is made first: it refuses what does not fit before anything is written.
        var snapshot = SnapshotBuilder.Build(bundle with { Model = _model }, cancellationToken);
        ImportMemory.Return(bundle.Count);
        var version = ContentHash.Of(SnapshotBundle.View(snapshot), cancellationToken);
        var history = HistoryOf(changes.Facts, before, version, options);
        snapshot.History = history ?? before.Snapshot.History;
        ImportMemory.Return(bundle.Count);
        if (_file?.TryApply(before.State, changes, version, history, bundle.Count, progress, cancellationToken) == false)
        {
            return false;
        }

        Publish(new PublishedGraph(version, snapshot));
        return true;
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await _importing.WaitAsync(cancellationToken);
        try
        {
            Follow(cancellationToken);
        }
        finally
        {
            _importing.Release();
        }
    }

    // Publishes what the file holds where that is something else. Nobody else publishes meanwhile.
    private void Follow(CancellationToken cancellationToken)
    {
        if (_file is { WhyReadOnly: null } file && file.ReadUnless(_published.State, cancellationToken) is { } graph)
        {
            Publish(new PublishedGraph(graph.ContentHash, graph.Snapshot));
        }
    }

    // Null where only what is derived changes: that leaves no trace.
    private static GraphHistory? HistoryOf(ChangeSet facts, PublishedGraph before, string version, ImportOptions options)
    {
        if (facts.IsEmpty)
        {
            return null;
        }

        var held = before.Snapshot.History;
        (long, DateTimeOffset)? last = held.Log.Imports is [var newest, ..] ? (newest.Number, newest.At) : null;
        var import = ChangeLog.Record(last, facts, options.KeptChanges, options.Clock.GetUtcNow()) with
        {
            Note = options.Note,
            FromVersion = before.Version,
            ToVersion = version,
        };
        return held.With(import, facts, isFirst: before.Snapshot.TypeOf.Length == 0, options.KeptChanges);
    }

    // Whoever waits holds what was published before: its successor is told once it can be read, so that no wait misses it.
    private void Publish(PublishedGraph next)
    {
        var before = _published;
        if (next.Version == before.Version)
        {
            // The same graph after other imports: no other version.
            _published = next with { Successor = before.Successor };
            return;
        }

        _published = next;
        before.Successor.SetResult(next.Version);
    }
}
