using System.Globalization;
using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Embedded;
using Kin10.Graph.Embedded.Tests.Reference;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.GraphQL.TypeSystem;
using Xunit.Abstractions;

namespace Kin10.Graph.Neo4j.Tests.Comparison;

/// <summary>
/// Random operations on random small graphs full of nulls, ties and odd texts: both stores answer the same bytes. KIN10_RANDOM_OPERATIONS
/// sets how many, KIN10_RANDOM_SEED where they begin.
/// </summary>
[Collection(Neo4jCollection.Name)]
public sealed class RandomComparisonTests(ITestOutputHelper output)
{
    private const int PerGraph = 40;
    private static readonly GraphQLSchema Schema = ApiSchema.Create(BookModel.Model, new GraphLimits()).Schema;

    [Neo4jFact]
    public async Task Ask_OfRandomOperations_EqualsTheEmbeddedStore()
    {
        var operations = Setting("KIN10_RANDOM_OPERATIONS", 400);
        var seed = Setting("KIN10_RANDOM_SEED", 1);
        await using (var driver = Neo4jServer.Driver())
        {
            await Neo4jServer.ClearAsync(driver);
        }

        await using var store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
        var neo4j = new Asking(store, BookModel.Model);
        var (compared, answered) = (0, 0);
        var different = new List<string>();
        for (var graph = seed; compared < operations && different.Count < Setting("KIN10_RANDOM_DIFFERENCES", 1); graph++)
        {
            var random = new Random(graph);
            var bundle = RandomGraph.Make(random);
            await using var reference = await EmbeddedGraphStore.OpenAsync(BookModel.Model);
            await reference.ImportAsync(bundle, null, CancellationToken.None);
            await store.ImportAsync(bundle, null, CancellationToken.None);
            var embedded = new Asking(reference, BookModel.Model);
            for (var i = 0; i < PerGraph; i++)
            {
                foreach (var query in await QueriesAsync(embedded, random))
                {
                    compared++;
                    var expected = await embedded.AskAsync(query);
                    answered += expected.StartsWith("{\"data\":{", StringComparison.Ordinal) ? 1 : 0;
                    var actual = await TryAskAsync(neo4j, query);
                    if (expected != actual)
                    {
                        var smaller = await new Shrinking(async candidate => await embedded.AskAsync(candidate) != await TryAskAsync(neo4j, candidate)).ShrinkAsync(query);
                        different.Add($"graph {graph}\n{smaller}\nexpected {await embedded.AskAsync(smaller)}\nactual   {await TryAskAsync(neo4j, smaller)}");
                    }
                }
            }
        }

        output.WriteLine($"{compared} operations, {answered} answered with data.");
        Assert.True(different.Count == 0, string.Join("\n\n", different));
        Assert.True(answered > compared / 2, $"{answered} of {compared} operations were answered: little was compared.");
    }

    private static async Task<List<string>> QueriesAsync(Asking embedded, Random random)
    {
        var connection = new RandomQuery(Schema, random).NextConnection();
        var queries = new List<string> { connection.Text(new RandomQuery(Schema, random).Size()) };
        var cursors = Cursors(await embedded.AskAsync(connection.Text("first: 500", filtered: false, selection: "edges { cursor }")));
        for (var page = 0; cursors.Length > 0 && page < 3; page++)
        {
            var after = random.Next(3) > 0 ? $"after: \"{cursors[random.Next(cursors.Length)]}\" " : "";
            var before = random.Next(3) == 0 ? $"before: \"{cursors[random.Next(cursors.Length)]}\" " : "";
            queries.Add(connection.Text(
                after + before + new RandomQuery(Schema, random).Size(),
                random.Next(2) == 0,
                "nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"));
        }

        return queries;
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
