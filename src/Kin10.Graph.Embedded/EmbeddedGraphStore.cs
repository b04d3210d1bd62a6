using System.Globalization;
using Kin10.Graph.Bundles;
using Kin10.Graph.Changes;
using Kin10.Graph.Embedded.Execution.Programs;
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
/// at once after each import; readers keep the one that they began with. Serves all requests; imports wait for each other.
/// </summary>
public sealed class EmbeddedGraphStore : IGraphStore
{
    /// <summary>In place of a path: a graph that lives only as long as the store.</summary>
    public const string InMemory = ":memory:";

    private readonly GraphModel _model;
    private readonly GraphFile? _file;
    private readonly SemaphoreSlim _importing = new(1, 1);
    private volatile Published _published;
    private volatile bool _isDisposed;

    private EmbeddedGraphStore(GraphModel model, GraphFile? file, Published published) =>
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
    /// The file is damaged, of another program or another model, or in use by another process. It is left as it is.
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

    /// <inheritdoc/>
    public ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        var published = _published;
        return new ValueTask<IOperationRun>(published.Programs.Get(plan.Plan).Begin(plan, published.Version, cancellationToken));
    }

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
            $"{snapshot.TypeOf.Length} nodes and {relationships} relationships, version {_published.Version}{ReadOnlyNote}")));
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

    private static EmbeddedGraphStore OpenInMemory(GraphModel model, CancellationToken cancellationToken)
    {
        var empty = new GraphBundle(
            model,
            [.. model.NodeTypes.Select(type => new NodeTable(type, []))],
            [.. model.RelationshipTypes.Select(type => new RelationshipTable(type, []))]);
        return new EmbeddedGraphStore(
            model, null, new Published(ContentHash.Of(empty, cancellationToken), SnapshotBuilder.Build(empty, cancellationToken)));
    }

    private static EmbeddedGraphStore OpenFile(GraphModel model, string path, CancellationToken cancellationToken)
    {
        var (file, graph) = GraphFile.Open(model, path, cancellationToken);
        try
        {
            return new EmbeddedGraphStore(model, file, new Published(graph.ContentHash, graph.Snapshot));
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
        var before = _published;
        var changes = ChangeSet.Between(SnapshotBundle.View(before.Snapshot), bundle, cancellationToken);
        options.Review?.Invoke(changes);
        if (!changes.IsEmpty)
        {
            // The snapshot is made first: it refuses what does not fit before anything is written.
            var snapshot = SnapshotBuilder.Build(bundle with { Model = _model }, cancellationToken);
            var version = ContentHash.Of(SnapshotBundle.View(snapshot), cancellationToken);
            var history = HistoryOf(changes.Facts, before, version, options);
            snapshot.History = history ?? before.Snapshot.History;
            _file?.Apply(changes, version, history, bundle.Count, progress, cancellationToken);
            Publish(new Published(version, snapshot));
        }

        progress?.Report(new ImportProgress(bundle.Count, bundle.Count));
        return changes;
    }

    // Null where only what is derived changes: that leaves no trace.
    private static GraphHistory? HistoryOf(ChangeSet facts, Published before, string version, ImportOptions options)
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
    private void Publish(Published next)
    {
        var before = _published;
        _published = next;
        before.Successor.SetResult(next.Version);
    }

    /// <summary>What readers see: set as one.</summary>
    /// <param name="Version">
    /// The version of the graph: the digest of its content, so that all stores that hold the same graph agree.
    /// </param>
    /// <param name="Snapshot">The graph.</param>
    private sealed record Published(string Version, GraphSnapshot Snapshot)
    {
        public ProgramCache Programs { get; } = new(Snapshot);

        /// <summary>The version that is published next.</summary>
        public TaskCompletionSource<string> Successor { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Nothing is published any more.</summary>
        public void Close()
        {
            Successor.TrySetException(new ObjectDisposedException(nameof(EmbeddedGraphStore)));

            // Where nobody waits, nobody sees it: that is no fault.
            _ = Successor.Task.Exception;
        }
    }
}
