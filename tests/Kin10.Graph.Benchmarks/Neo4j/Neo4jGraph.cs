using System.Runtime.CompilerServices;
using System.Text;
using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Neo4j;

/// <summary>The engine and the Neo4j store without HTTP, and the store's connections for whoever asks without them.</summary>
internal sealed class Neo4jGraph : IAsyncDisposable
{
    private readonly Neo4jGraphStore _store;
    private readonly GraphQLExecutor<OperationPlan> _executor;

    private Neo4jGraph(GraphBundle bundle, Neo4jDatabase database, Func<Neo4jOptions, Neo4jOptions>? change = null)
    {
        var limits = new GraphLimits { MaxCost = long.MaxValue };
        var api = ApiSchema.Create(bundle.Model, limits);
        _store = Connect(database, bundle.Model, change);
        _executor = new(api.Schema, new GraphOperationHandler(api, _store, limits));
    }

    /// <summary>
    /// The store's connections. Both sides must use the same ones: a connection may be slower than another one for as long as it lives,
    /// because of the threads that serve it.
    /// </summary>
    public GraphDatabase Database => DatabaseOf(_store);

    /// <summary>How large the graph is.</summary>
    public IGraphStatistics Statistics => _store.Statistics;

    /// <summary>The store over what is in the database.</summary>
    public static Neo4jGraphStore Connect(
        Neo4jDatabase database, GraphModel model, Func<Neo4jOptions, Neo4jOptions>? change = null)
    {
        var options = new Neo4jOptions
        {
            Uri = database.Uri,
            Username = database.Username,
            Password = database.Password,
            Database = database.Name,
        };
        return Neo4jGraphStore.Create(model, change is null ? options : change(options));
    }

    /// <summary>Replaces the database's graph.</summary>
    public static async Task<Neo4jGraph> OpenAsync(Neo4jDatabase database, GraphBundle bundle)
    {
        var graph = new Neo4jGraph(bundle, database);
        await graph._store.ImportAsync(bundle, null, CancellationToken.None);
        return graph;
    }

    /// <summary>Another store over the graph that is in the database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="bundle">What it holds.</param>
    /// <param name="change">Other settings.</param>
    public static Neo4jGraph Over(Neo4jDatabase database, GraphBundle bundle, Func<Neo4jOptions, Neo4jOptions> change) =>
        new(bundle, database, change);

    /// <summary>Asks for the version.</summary>
    public async Task ReadVersionAsync() => await _store.ReadVersionAsync(CancellationToken.None);

    /// <summary>Asks and looks at the response.</summary>
    public async Task<byte[]> AskAsync(GraphQLRequest request)
    {
        using var writer = new ResponseWriter();
        var result = await _executor.ExecuteAsync(request, writer, RequestContext.Anonymous, CancellationToken.None);
        return result.Errors.Count == 0 && result.Version is not null
            ? writer.Written.ToArray()
            : throw new InvalidOperationException(Encoding.UTF8.GetString(writer.Written.Span));
    }

    /// <summary>Asks; the response is written and thrown away.</summary>
    public async Task RunAsync(GraphQLRequest request)
    {
        using var writer = new ResponseWriter();
        await _executor.ExecuteAsync(request, writer, RequestContext.Anonymous, CancellationToken.None);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_database")]
    private static extern ref GraphDatabase DatabaseOf(Neo4jGraphStore store);
}
