using System.Globalization;
using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Bundles;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Neo4j;

/// <summary>
/// The graph in a Neo4j database, 5.26 or later, Community Edition at least. Serves all requests; nothing is opened before the first. Each
/// operation is one read transaction with one statement for each root field. <c>README.md</c> says what is relied on.
/// </summary>
public sealed class Neo4jGraphStore : IGraphStore
{
    private readonly GraphModel _model;
    private readonly GraphDatabase _database;
    private readonly CompiledOperations _operations;
    private readonly KeptLog _log = new();
    private readonly VersionProbe _probe;
    private readonly VersionFeed _feed;
    private readonly WholeRead _whole;
    private readonly Neo4jStatistics _statistics;
    private readonly Migration _migration;
    private readonly SemaphoreSlim _importing = new(1, 1);

    private Neo4jGraphStore(GraphModel model, Neo4jOptions options)
    {
        _model = model;
        _database = new GraphDatabase(options);
        var repeated = new RepeatedLinksWatch(_database, model);
        _operations = new CompiledOperations(model, new MissingNodes(_database), repeated, options.MaxStatementSteps);
        _probe = new VersionProbe(_database, repeated, model.DerivesAnything);
        _feed = new VersionFeed(_probe.ReadAsync, options.VersionProbeInterval, StoreErrors.IsRefusedLogin);
        _whole = new WholeRead(_database, _probe);
        _statistics = new Neo4jStatistics(_database, model);
        _migration = new Migration(_database, model);
    }

    /// <summary>
    /// Told each version that is asked for because somebody waits for a change, so that other programs over the same database need not ask.
    /// </summary>
    public event Action<string>? VersionAsked
    {
        add => _feed.Asked += value;
        remove => _feed.Asked -= value;
    }

    /// <inheritdoc/>
    public string Name => "neo4j";

    /// <inheritdoc/>
    public IGraphStatistics Statistics => _statistics;

    /// <summary>The client that speaks to the database: its name and version.</summary>
    public string Client => _database.Client.Name;

    /// <summary>Names of settings in <see cref="Neo4jOptions"/> that are given and that the client has nothing for.</summary>
    public IReadOnlyList<string> SettingsWithoutEffect => _database.Client.SettingsWithoutEffect;

    /// <summary>Makes a store. The database need not answer yet.</summary>
    /// <param name="model">The model of the graph.</param>
    /// <param name="options">Where the database is.</param>
    /// <exception cref="ArgumentException">The URI or a setting cannot be used.</exception>
    public static Neo4jGraphStore Create(GraphModel model, Neo4jOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        return new Neo4jGraphStore(model, options);
    }

    /// <inheritdoc/>
    public async ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var run = new OperationRun(plan, part => new OperationRead(_database, _probe, _operations, _log, plan, part));
        try
        {
            await run.BeginAsync(cancellationToken);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<string> ReadVersionAsync(CancellationToken cancellationToken) => _probe.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// All who wait share one question in <see cref="Neo4jOptions.VersionProbeInterval"/>. A question that fails is asked again.
    /// </remarks>
    public Task<string> WaitForChangeAsync(string version, CancellationToken cancellationToken) =>
        _feed.WaitAsync(version, cancellationToken);

    /// <summary>
    /// Another program over the same database has asked for the version, and will again: for two times
    /// <see cref="Neo4jOptions.VersionProbeInterval"/> this store does not ask for those who wait, unless they know another version.
    /// </summary>
    /// <param name="version">What that program was answered; it is never given to anybody, so that it need not be true.</param>
    public void HearVersion(string version) => _feed.Hear(version);

    /// <inheritdoc/>
    public async ValueTask<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            var server = await _database.Client.VerifyConnectivityAsync(cancellationToken);
            if (await _migration.FindProblemAsync(cancellationToken) is { } problem)
            {
                return problem;
            }

            var counts = await _statistics.ReadAsync(cancellationToken);
            var nodes = counts.Take(_model.NodeTypes.Count).Sum();
            var relationships = _model.RelationshipTypes.Where(type => !type.IsDerived)
                .Sum(type => counts[_model.NodeTypes.Count + type.Index]);
            return new StoreHealth(true, string.Create(
                CultureInfo.InvariantCulture,
                $"{server.Agent} at {server.Address} by {Client}: {nodes} nodes and {relationships} relationships"));
        }
        catch (BoltException error)
        {
            return new StoreHealth(false, $"Neo4j at {_database.Options.Uri} does not answer: {error.Message}");
        }
    }

    /// <summary>Brings the database's constraints and indexes to those of the model; what is there already is left as it is.</summary>
    /// <exception cref="GraphStoreException">
    /// The database holds another graph or another version of this one, or does not answer.
    /// </exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        await _migration.RunAsync(cancellationToken);
        return true;
    });

    /// <inheritdoc/>
    public Task<ChangeSet> CompareAsync(GraphBundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return TranslateAsync(() => _whole.RunAsync(
            async (runner, token) =>
            {
                await _migration.CheckAsync(runner, token);
                return (await GraphDifference.ReadAsync(runner, bundle, null, token)).Changes;
            },
            cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Constraints and indexes are made first where they are missing. Nodes of labels that the model does not know are left alone. More
    /// than <see cref="Neo4jOptions.MaxImportTransaction"/> nodes and relationships go into an empty database in several transactions,
    /// behind a mark: until all are there nothing is read. An import that broke off is gone on with by another one.
    /// </remarks>
    public async Task<ChangeSet> ImportAsync(
        GraphBundle bundle, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        await _importing.WaitAsync(cancellationToken);
        try
        {
            await MigrateAsync(cancellationToken);
            return await TranslateAsync(async () =>
            {
                var import = new GraphImport(_database, _migration, bundle, options ?? new ImportOptions(), progress);
                var changes = await import.RunAsync(await _probe.ReadAsync(cancellationToken), cancellationToken);
                await _statistics.ReadAsync(cancellationToken);
                _probe.SawDerived(await _probe.ReadBookmarkAsync(cancellationToken));
                return changes;
            });
        }
        finally
        {
            _importing.Release();
        }
    }

    /// <summary>
    /// Brings what is derived up to date with the facts, which others may have changed by hand. Writes only what differs; several programs
    /// may do it at once.
    /// </summary>
    /// <returns>How much was written.</returns>
    /// <exception cref="GraphStoreException">
    /// The store does not answer, or holds facts that the model does not allow: it says which, and nothing is written.
    /// </exception>
    public async Task<DerivedChanges> DeriveAsync(CancellationToken cancellationToken)
    {
        await _importing.WaitAsync(cancellationToken);
        try
        {
            return await TranslateAsync(async () =>
            {
                var update = new DerivedUpdate(_database, _migration, _whole, _model);
                var (written, bookmark) = await update.RunAsync(cancellationToken);
                _probe.SawDerived(bookmark);
                return written;
            });
        }
        finally
        {
            _importing.Release();
        }
    }

    /// <summary>Whether what is derived is known to be up to date with the facts, as they are now.</summary>
    /// <exception cref="GraphStoreException">The store does not answer.</exception>
    public async ValueTask<bool> AreDerivedCurrentAsync(CancellationToken cancellationToken) =>
        _probe.AreDerivedCurrent(await _probe.ReadBookmarkAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<GraphBundle> ExportAsync(CancellationToken cancellationToken) => TranslateAsync(
        () => _whole.RunAsync(
            async (runner, token) =>
            {
                await _migration.CheckAsync(runner, token);
                return await GraphExport.ReadAsync(runner, _model, keepsFirst: false, token);
            },
            cancellationToken));

    /// <inheritdoc/>
    public async ValueTask ReadFactsAsync(IFactSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sink);
        await TranslateAsync(() => _whole.RunOnceAsync(
            async (runner, bookmark, token) =>
            {
                await _migration.CheckAsync(runner, token);
                await sink.BeginAsync(GraphVersion.Of(bookmark), token);
                return await GraphExport.GiveAsync(runner, _model, sink, token);
            },
            cancellationToken));
    }

    /// <inheritdoc/>
    public Task<string> ReadTextsAsync(ITextSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return TranslateAsync(async () =>
        {
            var (_, bookmark) = await _whole.RunProvenAsync(
                (runner, token) => GraphTexts.GiveAsync(runner, _model, sink, token), cancellationToken);
            return _probe.VersionOf(bookmark);
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _feed.DisposeAsync();
        await _database.DisposeAsync();
        _importing.Dispose();
    }

    private static async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (BoltException error)
        {
            throw StoreErrors.Translate(error);
        }
    }
}
