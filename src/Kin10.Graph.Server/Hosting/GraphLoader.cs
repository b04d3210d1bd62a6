using Kin10.Graph.Api;
using Kin10.Graph.Embedded;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Hosting;

/// <summary>Opens what the settings name.</summary>
internal static class GraphLoader
{
    /// <summary>Reads the model.</summary>
    /// <exception cref="ModelException">It has mistakes.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<GraphModel> ReadModelAsync(StoreOptions options, CancellationToken cancellationToken)
    {
        var path = ProgramPaths.Model(options);
        return ModelReader.Read(await File.ReadAllTextAsync(path, cancellationToken), path);
    }

    /// <summary>Opens the store.</summary>
    /// <exception cref="GraphStoreException">It cannot be opened.</exception>
    public static async Task<IGraphStore> OpenStoreAsync(GraphModel model, StoreOptions options, CancellationToken cancellationToken)
    {
        var path = ProgramPaths.Store(options);
        if (path != EmbeddedGraphStore.InMemory)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }

        return await EmbeddedGraphStore.OpenAsync(model, path, cancellationToken);
    }

    /// <summary>Opens the store while the schema is made: both take a part of the start.</summary>
    public static async Task<GraphService> OpenAsync(Settings settings, CancellationToken cancellationToken)
    {
        var model = await ReadModelAsync(settings.Store, cancellationToken);
        var opening = OpenStoreAsync(model, settings.Store, cancellationToken);
        var api = ApiSchema.Create(model, settings.Limits.ToGraphLimits());
        return Create(api, await opening, settings.Limits);
    }

    /// <summary>Puts the engine over a store.</summary>
    public static GraphService Create(ApiSchema api, IGraphStore store, LimitsOptions limits)
    {
        var handler = new GraphOperationHandler(api, store, limits.ToGraphLimits());
        var executor = new GraphQLExecutor<OperationPlan>(api.Schema, handler, limits.ToExecutorOptions());
        return new GraphService(api.Model, store, api.Sdl, executor.ExecuteAsync);
    }
}
