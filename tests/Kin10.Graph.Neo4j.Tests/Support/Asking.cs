using System.Text;
using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>Asks a store through the whole engine, as a server does.</summary>
internal sealed class Asking
{
    private readonly GraphQLExecutor<OperationPlan> _executor;

    public Asking(IGraphReader store, GraphModel model)
    {
        var limits = new GraphLimits { MaxCost = long.MaxValue / 4 };
        var api = ApiSchema.Create(model, limits);
        _executor = new GraphQLExecutor<OperationPlan>(api.Schema, new GraphOperationHandler(api, store, limits));
    }

    /// <summary>The whole response.</summary>
    public async Task<string> AskAsync(string query, object? variables = null) => (await ReadAsync(query, variables)).Response;

    /// <summary>The whole response and the version that it is of.</summary>
    public async Task<(string Response, string? Version)> ReadAsync(string query, object? variables = null)
    {
        using var writer = new ResponseWriter();
        var json = variables as JsonElement? ?? (variables is null ? null : JsonSerializer.SerializeToElement(variables));
        var result = await _executor.ExecuteAsync(new GraphQLRequest(query, variables: json), writer, CancellationToken.None);
        return (Encoding.UTF8.GetString(writer.Written.Span), result.Version);
    }
}
