using System.Globalization;
using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.Embedded;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.GraphQL.TypeSystem;
using Xunit.Abstractions;

namespace Kin10.Graph.Neo4j.Tests.Comparison;

/// <summary>
/// Random operations on the seed and on random small graphs full of nulls, ties and odd texts: both stores answer the same bytes. KIN10_RANDOM_OPERATIONS
/// sets how many, KIN10_RANDOM_SEED where they begin.
/// </summary>
[Collection(Neo4jCollection.Name)]
public sealed class RandomComparisonTests(ITestOutputHelper output)
{
    private const int PerGraph = 40;
    private static readonly GraphQLSchema Books = ApiSchema.Create(BookModel.Model, new GraphLimits()).Schema;
    private static readonly GraphQLSchema Kin10 = ApiSchema.Create(Kin10Model.Model, new GraphLimits()).Schema;
    private readonly List<string> _different = [];
    private int _compared;
    private int _answered;

    private static int Operations => Setting("KIN10_RANDOM_OPERATIONS", 400);

    private static int Seed => Setting("KIN10_RANDOM_SEED", 1);

    private bool IsEnough => _different.Count >= Setting("KIN10_RANDOM_DIFFERENCES", 1);

    [Neo4jFact]
    public async Task Ask_OfRandomOperationsOnRandomGraphs_EqualsTheEmbeddedStore()
    {
        await ClearAsync();
        await using var store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
        var neo4j = new Asking(store, BookModel.Model);
        for (var graph = Seed; _compared < Operations && !IsEnough; graph++)
        {
            var random = new Random(graph);
            var bundle = RandomGraph.Make(random);
            await using var reference = await EmbeddedGraphStore.OpenAsync(BookModel.Model);
            await reference.ImportAsync(bundle, null, CancellationToken.None);
            await store.ImportAsync(bundle, null, CancellationToken.None);
            var embedded = new Asking(reference, BookModel.Model);
            for (var i = 0; i < PerGraph; i++)
            {
                await CompareAsync($"graph {graph}", embedded, neo4j, () => new RandomQuery(Books, random), random);
            }
        }

        AssertEqual();
    }

    [Neo4jFact]
    public async Task Ask_OfRandomOperationsOnTheSeed_EqualsTheEmbeddedStore()
    {
        await ClearAsync();
        await using var store = Neo4jGraphStore.Create(Kin10Model.Model, Neo4jServer.Options);
        await store.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
        await using var reference = await EmbeddedGraphStore.OpenAsync(Kin10Model.Model);
        await reference.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
        var (embedded, neo4j) = (new Asking(reference, Kin10Model.Model), new Asking(store, Kin10Model.Model));
        for (var round = Seed; _compared < Operations && !IsEnough; round++)
        {
            var random = new Random(round);
            await CompareAsync($"round {round}", embedded, neo4j, () => new RandomQuery(Kin10, random, name => SeedScalar(name, random)), random);
        }

        AssertEqual();
    }

    private static async Task ClearAsync()
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
    }

    private void AssertEqual()
    {
        output.WriteLine($"{_compared} operations, {_answered} answered with data.");
        Assert.True(_different.Count == 0, string.Join("\n\n", _different));
        Assert.True(_answered > _compared / 2, $"{_answered} of {_compared} operations were answered: little was compared.");
    }

    private async Task CompareAsync(string where, Asking embedded, Asking neo4j, Func<RandomQuery> queries, Random random)
    {
        foreach (var query in await QueriesAsync(embedded, queries, random))
        {
            _compared++;
            var expected = await embedded.AskAsync(query);
            _answered += expected.StartsWith("{\"data\":{", StringComparison.Ordinal) ? 1 : 0;
            if (expected != await TryAskAsync(neo4j, query))
            {
                var smaller = await new Shrinking(async candidate => await embedded.AskAsync(candidate) != await TryAskAsync(neo4j, candidate)).ShrinkAsync(query);
                _different.Add($"{where}\n{smaller}\nexpected {await embedded.AskAsync(smaller)}\nactual   {await TryAskAsync(neo4j, smaller)}");
            }
        }
    }

    private static async Task<List<string>> QueriesAsync(Asking embedded, Func<RandomQuery> random, Random chance)
    {
        var connection = random().NextConnection();
        var queries = new List<string> { connection.Text(random().Size()) };
        var cursors = Cursors(await embedded.AskAsync(connection.Text("first: 500", filtered: false, selection: "edges { cursor }")));
        for (var page = 0; cursors.Length > 0 && page < 3; page++)
        {
            var after = chance.Next(3) > 0 ? $"after: \"{cursors[chance.Next(cursors.Length)]}\" " : "";
            var before = chance.Next(3) == 0 ? $"before: \"{cursors[chance.Next(cursors.Length)]}\" " : "";
            queries.Add(connection.Text(
                after + before + random().Size(),
                chance.Next(2) == 0,
                "nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"));
        }

        return queries;
    }

    // Values that occur in the seed, so that filters find something.
    private static string? SeedScalar(string name, Random random)
    {
        switch (name)
        {
            case "Int" or "Long" when random.Next(2) == 0:
                return random.Next(2011, 2023).ToString(CultureInfo.InvariantCulture);
            case "Boolean" or "Int" or "Long" or "Float" or "LocalDate":
                return null;
            case "String":
                var text = (string)Row(random).Values[1]!;
                var (start, length) = random.Next(2) == 0 ? (0, text.Length) : (random.Next(text.Length), 2);
                return JsonSerializer.Serialize(text.Substring(start, Math.Min(length, text.Length - start)));
            default:
                var table = Kin10Model.Seed.Nodes.FirstOrDefault(nodes => nodes.Type.Name == name);
                return JsonSerializer.Serialize(table is null ? Row(random).Id : table.Rows[random.Next(table.Rows.Count)].Id);
        }

        static NodeRow Row(Random random)
        {
            var rows = Kin10Model.Seed.Nodes[random.Next(Kin10Model.Seed.Nodes.Count)].Rows;
            return rows[random.Next(rows.Count)];
        }
    }

    private static async Task<string> TryAskAsync(Asking asking, string query)
    {
        try
        {
            return await asking.AskAsync(query);
        }
        catch (GraphStoreException exception)
        {
            return exception.Message;
        }
    }

    private static string[] Cursors(string response)
    {
        using var json = JsonDocument.Parse(response);
        if (!json.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var value = data.EnumerateObject().First().Value;
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("f", out var inner))
        {
            value = inner;
        }

        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("edges", out var edges)
            ? [.. edges.EnumerateArray().Select(edge => edge.GetProperty("cursor").GetString()!)]
            : [];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
