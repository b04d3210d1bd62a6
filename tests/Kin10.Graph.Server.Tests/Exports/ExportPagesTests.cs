using System.Globalization;
using System.Text;
using Kin10.Graph.Bundles;
using Kin10.Graph.Embedded;
using Kin10.Graph.Server.Exports;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Tests.Exports;

/// <summary>Pages over the embedded store, which keeps the graph that an export began with.</summary>
public sealed class ExportPagesTests
{
    private const int Partners = 12_345;

    [Fact]
    public async Task Export_OfManyRows_HasThemAll()
    {
        await using var store = await OpenAsync(Many("a"));
        await using var server = await StoreServer.StartAsync(store);
        var csv = await server.Client.GetByteArrayAsync("/export/partners.csv?fields=id name&order=[{name:DESC}]");

        var expected = Enumerable.Range(0, Partners).Reverse().Select(i => $"Partner:p{Number(i)},a {Number(i)}");
        Assert.Equal(expected.Prepend("\uFEFFid,name"), Encoding.UTF8.GetString(csv).Split("\r\n")[..^1]);
    }

    [Fact]
    public async Task Export_OfCostlyRows_ReadsSmallerPages()
    {
        const string Fields = "id commitments(first:25){nodes{id}}";
        await using var store = await OpenAsync(Kin10Model.Seed);
        await using var server = await StoreServer.StartAsync(store, "--Limits:MaxCost=300");
        var whole = await server.Client.GetAsync(TestServer.PathOf($"{{ partners(first: 500) {{ nodes {{ {Fields} }} }} }}"));
        var lines = await server.Client.GetStringAsync($"/export/partners.jsonl?fields={Fields}");

        Assert.Contains("COST_LIMIT_EXCEEDED", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var partners = Kin10Model.Seed.Nodes.Single(table => table.Type.Name == "Partner").Rows.Count;
        Assert.Equal(partners, lines.Count(c => c == '\n'));
    }

    [Fact]
    public async Task ReadNext_GraphChangedSince_GoesOnWithTheOneItBeganWith()
    {
        await using var store = await OpenAsync(Many("old"));
        var graph = GraphLoader.Create(Kin10Model.Api, store, new LimitsOptions());
        var handler = graph.Handler.Pin()!;
        var plans = graph.Executor.Select(
            new GraphQLRequest("{ partners { nodes { name updatedAt } } }"),
            (operation, variables) => PagePlans.Of(handler, operation, ExportSelection.Of(operation), variables));
        using var pages = new ExportPages(handler, true, plans, RequestContext.Anonymous, 500, TimeProvider.System);

        await pages.ReadFirstAsync(CancellationToken.None);
        await store.ImportAsync(DerivedGraph.Complete(Many("new"), CancellationToken.None), null, CancellationToken.None);
        var (count, isOld) = (1, true);
        while (pages.HasNext)
        {
            await pages.ReadNextAsync(CancellationToken.None);
            isOld &= !Encoding.UTF8.GetString(pages.Rows.Span).Contains("new", StringComparison.Ordinal);
            count++;
        }

        Assert.Equal((25, true, (long)Partners), (count, isOld, pages.TotalCount));
    }

    [Fact]
    public async Task ReadNext_StoreThatKeepsNothing_RefusesTheOtherVersion()
    {
        await using var store = await OpenAsync(Many("old"));
        var graph = GraphLoader.Create(Kin10Model.Api, store, new LimitsOptions());
        var plans = graph.Executor.Select(
            new GraphQLRequest("{ partners { nodes { name } } }"),
            (operation, variables) => PagePlans.Of(graph.Handler, operation, ExportSelection.Of(operation), variables));
        using var pages = new ExportPages(graph.Handler, false, plans, RequestContext.Anonymous, 500, TimeProvider.System);

        await pages.ReadFirstAsync(CancellationToken.None);
        await pages.ReadNextAsync(CancellationToken.None);
        await store.ImportAsync(DerivedGraph.Complete(Many("new"), CancellationToken.None), null, CancellationToken.None);

        await Assert.ThrowsAsync<GraphQLException>(() => pages.ReadNextAsync(CancellationToken.None).AsTask());
    }

    private static async Task<EmbeddedGraphStore> OpenAsync(GraphBundle bundle)
    {
        var store = await EmbeddedGraphStore.OpenAsync(Kin10Model.Model);
        await store.ImportAsync(DerivedGraph.Complete(bundle, CancellationToken.None), null, CancellationToken.None);
        return store;
    }

    private static string Number(int i) => i.ToString("00000", CultureInfo.InvariantCulture);

    private static GraphBundle Many(string name)
    {
        var table = Kin10Model.Seed.Nodes.Single(table => table.Type.Name == "Partner");
        var sample = table.Rows[0].Values;
        NodeRow[] rows = [.. Enumerable.Range(0, Partners).Select(i => new NodeRow([.. sample.Select((_, place) => Value(i, place))]))];
        return new GraphBuilder(Kin10Model.Model).Build() with
        {
            Nodes = [.. Kin10Model.Model.NodeTypes.Select(type => new NodeTable(type, type.Name == "Partner" ? rows : []))],
        };

        object? Value(int i, int place) => table.Type.Properties[place].Name switch
        {
            "id" => $"Partner:p{Number(i)}",
            "name" => $"{name} {Number(i)}",
            _ => sample[place],
        };
    }
}
