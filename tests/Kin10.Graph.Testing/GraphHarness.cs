using System.Text;
using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Testing;

/// <summary>Asks a store, or whatever reads plans, through the whole engine, as a server does.</summary>
public class GraphHarness
{
    private readonly GraphQLExecutor<OperationPlan> _executor;

    /// <summary>Over a reader.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="api">The API of its model.</param>
    /// <param name="limits">Limits; null for those of a server.</param>
    /// <param name="options">Options of the engine; null for those of a server.</param>
    /// <param name="search">Searches texts; null where that is not asked.</param>
    public GraphHarness(
        IGraphReader reader,
        ApiSchema api,
        GraphLimits? limits = null,
        GraphQLExecutorOptions? options = null,
        ITextSearch? search = null)
    {
        _executor = new GraphQLExecutor<OperationPlan>(
            api.Schema, new GraphOperationHandler(api, reader, limits ?? new GraphLimits(), search), options);
    }

    /// <summary>Over a reader, with an API of its own.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="model">Its model.</param>
    /// <param name="limits">Limits; null for those of a server, but at any cost.</param>
    public GraphHarness(IGraphReader reader, GraphModel model, GraphLimits? limits = null)
        : this(reader, ApiSchema.Create(model, limits ?? AnyCost), limits ?? AnyCost)
    {
    }

    /// <summary>The limits of a server, but operations may cost as much as they like.</summary>
    public static GraphLimits AnyCost { get; } = new() { MaxCost = long.MaxValue / 4 };

    /// <summary>The whole response.</summary>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables: JSON, or an object that becomes JSON.</param>
    public async Task<string> AskAsync(string query, object? variables = null) => (await ReadAsync(query, variables)).Response;

    /// <summary>The whole response, and the version of the graph that it is of.</summary>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables: JSON, or an object that becomes JSON.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(string Response, string? Version)> ReadAsync(
        string query, object? variables = null, CancellationToken cancellationToken = default)
    {
        using var writer = new ResponseWriter();
        var json = variables as JsonElement? ?? (variables is null ? null : JsonSerializer.SerializeToElement(variables));
        var result = await _executor.ExecuteAsync(
            new GraphQLRequest(query, variables: json), writer, RequestContext.Anonymous, cancellationToken);
        return (Encoding.UTF8.GetString(writer.Written.Span), result.Version);
    }

    /// <summary>The parts of the response; one where nothing is deferred.</summary>
    /// <param name="format">How the parts are written.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables: JSON, or an object that becomes JSON.</param>
    public async Task<IReadOnlyList<string>> AskInPartsAsync(IncrementalFormat format, string query, object? variables = null)
    {
        using var writer = new ResponseWriter();
        var json = variables as JsonElement? ?? (variables is null ? null : JsonSerializer.SerializeToElement(variables));
        var request = new GraphQLRequest(query, variables: json) { Incremental = format };
        var result = await _executor.ExecuteAsync(request, writer, RequestContext.Anonymous, CancellationToken.None);
        var parts = new List<string> { Encoding.UTF8.GetString(writer.Written.Span) };
        await using var delivery = result.Deferred;
        while (delivery is { HasNext: true })
        {
            await delivery.WriteNextAsync(CancellationToken.None);
            parts.Add(Encoding.UTF8.GetString(writer.Written.Span));
        }

        return parts;
    }

    /// <summary>What stands in <c>data</c>; an error fails the test.</summary>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables: JSON, or an object that becomes JSON.</param>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var response = await AskAsync(query, variables);
        var root = JsonSerializer.Deserialize<JsonElement>(response);
        Assert.False(root.TryGetProperty("errors", out _), $"{query}\n{response}");
        return root.GetProperty("data");
    }

    /// <summary>The text of <c>data</c>, with single quotes in place of double ones; an error fails the test.</summary>
    /// <param name="query">The document.</param>
    public async Task<string> DataTextAsync(string query) => (await DataAsync(query)).GetRawText().Replace('"', '\'');

    /// <summary>The names of the nodes on the page of the only root field, separated by blanks.</summary>
    /// <param name="query">The document.</param>
    public async Task<string> NamesAsync(string query)
    {
        var connection = (await DataAsync(query)).EnumerateObject().Single().Value;
        return string.Join(' ', connection.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()));
    }
}
