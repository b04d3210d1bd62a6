using Kin10.Graph.Api;
using Kin10.Graph.Embedded;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Neo4j;
using Kin10.Graph.Plan;
using Kin10.Graph.Search;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Stores;

/// <summary>Opens the model and the store that the settings name.</summary>
internal static class GraphLoader
{
    // One in use, and others that take long to close because the network does not answer.
    private const int ProbeConnections = 8;

    /// <summary>Reads the model.</summary>
    /// <exception cref="ModelException">It has mistakes.</exception>
    /// <exception cref="SettingsException">There is no file that can be read.</exception>
    public static async Task<GraphModel> ReadModelAsync(StoreOptions options, CancellationToken cancellationToken)
    {
        var path = ProgramPaths.Model(options);
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                [$"The model cannot be read from {path}: {exception.Message} The setting Store:ModelPath says where it is."]);
        }

        return ModelReader.Read(text, path);
    }

    /// <summary>
    /// Begins to read the model, so that the settings are read meanwhile. What is wrong with either is thrown where it is waited for.
    /// </summary>
    public static Task<GraphModel> BeginReadModel(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var options = new StoreOptions { ModelPath = configuration[$"{StoreOptions.Section}:{nameof(StoreOptions.ModelPath)}"] };
        return Task.Run(() => ReadModelAsync(options, cancellationToken), cancellationToken);
    }

    /// <summary>Opens the store: Neo4j where the settings name a database, which need not answer yet; else the embedded one.</summary>
    /// <exception cref="GraphStoreException">It cannot be opened.</exception>
    /// <exception cref="SettingsException">The database's URI cannot be used.</exception>
    public static async Task<IGraphStore> OpenStoreAsync(GraphModel model, Settings settings, CancellationToken cancellationToken)
    {
        if (settings.Login is { } login)
        {
            return CreateNeo4j(model, settings.Neo4j.ToOptions(login));
        }

        return await EmbeddedGraphStore.OpenAsync(
            model, ProgramPaths.Store(settings.Store), settings.Store.WatchInterval, cancellationToken);
    }

    /// <summary>Opens a store that must be there: no file is made.</summary>
    /// <exception cref="GraphStoreException">It is not there, or cannot be opened.</exception>
    /// <exception cref="SettingsException">The database's URI cannot be used.</exception>
    public static Task<IGraphStore> OpenExistingStoreAsync(GraphModel model, Settings settings, CancellationToken cancellationToken)
    {
        var path = ProgramPaths.Store(settings.Store);
        return settings.Login is null && path != EmbeddedGraphStore.InMemory && !Path.Exists(path)
            ? throw new GraphStoreException(
                $"There is no file {path}. Name the store's file by the setting Store:Path, or fill it first, as in: import seed", false)
            : OpenStoreAsync(model, settings, cancellationToken);
    }

    /// <summary>
    /// Opens the store to compare with it. No file is made: in the place of one that is not there yet stands an empty store.
    /// </summary>
    /// <exception cref="GraphStoreException">It cannot be opened.</exception>
    /// <exception cref="SettingsException">The database's URI cannot be used.</exception>
    public static async Task<IGraphStore> OpenToCompareAsync(GraphModel model, Settings settings, CancellationToken cancellationToken) =>
        settings.Login is null && !Path.Exists(ProgramPaths.Store(settings.Store))
            ? await EmbeddedGraphStore.OpenAsync(model, EmbeddedGraphStore.InMemory, cancellationToken)
            : await OpenStoreAsync(model, settings, cancellationToken);

    /// <summary>Opens the store while the schema is made, so that the two longest steps of the start overlap.</summary>
    public static async Task<GraphService> OpenAsync(GraphModel model, Settings settings, CancellationToken cancellationToken)
    {
        var opening = OpenStoreAsync(model, settings, cancellationToken);
        var api = ApiSchema.Create(model, settings.Limits.ToGraphLimits());
        var store = await opening;
        IGraphStore served = store is Neo4jGraphStore neo4j ? Watch(neo4j, model, settings) : store;
        var search = settings.Search.Enabled
            ? new TextSearch(model, served, settings.Search.ToOptions(), isExact: served == store)
            : null;
        return Create(api, served, settings.Limits, search);
    }

    /// <summary>Creates the engine that answers from a store.</summary>
    public static GraphService Create(ApiSchema api, IGraphStore store, LimitsOptions limits, TextSearch? search = null)
    {
        var handler = new GraphOperationHandler(api, store, limits.ToGraphLimits(), search);
        var executor = new GraphQLExecutor<OperationPlan>(api.Schema, handler, limits.ToExecutorOptions());
        return new GraphService(api.Model, store, api.Sdl, executor.ExecuteAsync, executor.Prepare)
        {
            Schema = api.Schema,
            Executor = executor,
            Handler = handler,
            Search = search,
        };
    }

    private static WatchedStore Watch(Neo4jGraphStore store, GraphModel model, Settings settings)
    {
        var options = settings.Neo4j.ToOptions(settings.Login!) with { MaxConnections = ProbeConnections };
        var watch = new StoreWatch(CreateNeo4j(model, options), model, settings.Neo4j, TimeProvider.System);
        return new WatchedStore(store, watch, settings.Neo4j.ConnectTimeout, TimeProvider.System);
    }

    private static Neo4jGraphStore CreateNeo4j(GraphModel model, Neo4jOptions options)
    {
        try
        {
            return Neo4jGraphStore.Create(model, Neo4jClients.Choose(options));
        }
        catch (ArgumentException exception)
        {
            throw new SettingsException([$"{Neo4jLogin.UriKey} or section {Neo4jSettings.Section}: {exception.Message}"]);
        }
    }
}
