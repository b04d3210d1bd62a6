using System.Text;
using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Tests.Support;

/// <summary>Asks a store through the whole engine, as a server does.</summary>
internal sealed class GraphHarness
{
    private readonly GraphQLExecutor<OperationPlan> _executor;

    private readonly EmbeddedGraphStore? _store;

    private GraphHarness(IGraphReader reader, EmbeddedGraphStore? store, GraphModel model, GraphLimits limits)
    {
        _store = store;
        var api = ApiSchema.Create(model, limits);
        _executor = new GraphQLExecutor<OperationPlan>(api.Schema, new GraphOperationHandler(api, reader, limits));
    }

    public EmbeddedGraphStore Store => _store ?? throw new InvalidOperationException("The test has its own.");

    public static GraphHarness Of(GraphBuilder graph, GraphLimits? limits = null) => Of(graph.Build(), limits);

    /// <summary>The same engine over any reader.</summary>
    public static GraphHarness Over(IGraphReader reader, GraphModel model, GraphLimits? limits = null) =>
        new(reader, null, model, limits ?? new GraphLimits { MaxCost = long.MaxValue / 4 });

    public static GraphHarness Of(GraphBundle bundle, GraphLimits? limits = null)
    {
        var store = EmbeddedGraphStore.OpenAsync(bundle.Model).GetAwaiter().GetResult();
        store.ImportAsync(bundle, null, CancellationToken.None).GetAwaiter().GetResult();
        return new GraphHarness(store, store, bundle.Model, limits ?? new GraphLimits { MaxCost = long.MaxValue / 4 });
    }

    /// <summary>The whole response.</summary>
    public string Ask(string query, string? variables = null)
    {
        using var writer = new ResponseWriter();
        Execute(query, variables, writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>What stands in <c>data</c>, with single quotes in place of double ones.</summary>
    public string Data(string query, string? variables = null)
    {
        var response = Ask(query, variables);
        Assert.StartsWith("{\"data\":", response, StringComparison.Ordinal);
        Assert.DoesNotContain("\"errors\":", response, StringComparison.Ordinal);
        return response["{\"data\":".Length..^1].Replace('"', '\'');
    }

    /// <summary>The names of the nodes on the page of the only root field, separated by blanks.</summary>
    public string Names(string query, string? variables = null)
    {
        var response = Ask(query, variables);
        using var json = JsonDocument.Parse(response);
        Assert.True(json.RootElement.TryGetProperty("data", out var data), response);
        return string.Join(' ', data.EnumerateObject().First().Value.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()));
    }

    /// <summary>Executes a request, which answers at once.</summary>
    public GraphQLResult Execute(string query, string? variables, ResponseWriter writer)
    {
        JsonElement? json = variables is null ? null : JsonDocument.Parse(variables).RootElement;
        return _executor.ExecuteAsync(new GraphQLRequest(query, variables: json), writer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }
}
