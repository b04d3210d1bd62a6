using System.Text;
using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Plan;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.Testing;

namespace Kin10.Graph.ContractTests;

/// <summary>A store filled with the seed data and asked through GraphQL, as clients ask it. One derived class for each kind of store.</summary>
public abstract class ContractStore : IAsyncLifetime
{
    private IGraphStore? _store;
    private GraphQLExecutor<OperationPlan>? _executor;

    /// <summary>The model of the repository.</summary>
    public static GraphModel Model { get; } = ModelReader.Read(
        File.ReadAllText(Repository.PathOf("schema", "model.graphql")), "schema/model.graphql");

    /// <summary>The public API generated from it.</summary>
    public static ApiSchema Api { get; } = ApiSchema.Create(Model, new GraphLimits());

    /// <summary>The seed data.</summary>
    public static GraphBundle Seed { get; } = BundleReader.Read(Model, Repository.PathOf("seed"));

    /// <summary>Opens an empty store of this kind.</summary>
    protected abstract Task<IGraphStore> OpenAsync(GraphModel model);

    /// <summary>The store.</summary>
    public IGraphStore Store => _store!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _store = await OpenAsync(Model);
        await _store.ImportAsync(Seed, null, CancellationToken.None);
        var limits = new GraphLimits();
        _executor = new(Api.Schema, new GraphOperationHandler(Api, _store, limits));
    }

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    /// <summary>Asks and gives the response's text.</summary>
    public async Task<string> AskAsync(string query, object? variables = null)
    {
        using var writer = new ResponseWriter();
        var json = variables as JsonElement? ?? (variables is null ? null : JsonSerializer.SerializeToElement(variables));
        await _executor!.ExecuteAsync(new GraphQLRequest(query, null, json), writer, CancellationToken.None);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>Asks and gives <c>data</c>; an error fails the test.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var response = await AskAsync(query, variables);
        var root = JsonDocument.Parse(response).RootElement;
        Assert.False(root.TryGetProperty("errors", out _), $"{query}\n{response}");
        return root.GetProperty("data");
    }
}
