using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Search;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Server.Stores;

/// <summary>Executes a request and writes its response, as <see cref="GraphQLExecutor{TPlan}.ExecuteAsync"/> does.</summary>
internal delegate ValueTask<GraphQLResult> ExecuteRequest(
    GraphQLRequest request, ResponseWriter writer, RequestContext context, CancellationToken cancellationToken);

/// <summary>Finds what is wrong with a document, and plans it, as <see cref="GraphQLExecutor{TPlan}.Prepare"/> does.</summary>
internal delegate IReadOnlyList<GraphQLError> PrepareDocument(ReadOnlySpan<byte> query);

/// <summary>What the server serves: a store, the schema over it, and the engine that answers from it.</summary>
/// <param name="Model">The model of the graph.</param>
/// <param name="Store">Holds the graph.</param>
/// <param name="Sdl">The public schema.</param>
/// <param name="ExecuteAsync">The engine.</param>
/// <param name="Prepare">The engine, before the first request.</param>
internal sealed record GraphService(
    GraphModel Model, IGraphStore Store, string Sdl, ExecuteRequest ExecuteAsync, PrepareDocument Prepare)
{
    /// <summary>The public schema.</summary>
    public required GraphQLSchema Schema { get; init; }

    /// <summary>The engine, for what is executed in another way than by <see cref="ExecuteAsync"/>.</summary>
    public required GraphQLExecutor<OperationPlan> Executor { get; init; }

    /// <summary>What answers the root fields.</summary>
    public required GraphOperationHandler Handler { get; init; }

    /// <summary>Searches the texts of the store; null where that is switched off.</summary>
    public TextSearch? Search { get; init; }
}
