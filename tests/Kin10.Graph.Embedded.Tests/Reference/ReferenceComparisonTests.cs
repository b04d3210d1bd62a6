using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Embedded.Tests.Reference;

/// <summary>Random operations on random graphs: the store answers, to the byte, as the plain reading of API.md does.</summary>
public sealed class ReferenceComparisonTests
{
    private static readonly GraphQLSchema Schema = ApiSchema.Create(BookModel.Model, new GraphLimits()).Schema;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Ask_OfRandomOperations_EqualsTheReference(int seed)
    {
        var random = new Random(seed);
        var (answered, paged) = (0, 0);
        for (var graph = 0; graph < 8; graph++)
        {
            var bundle = RandomGraph.Make(random);
            var store = GraphHarness.Of(bundle);
            var reference = GraphHarness.Over(new ReferenceStore(bundle), BookModel.Model);
            for (var i = 0; i < 25; i++)
            {
                var connection = new RandomQuery(Schema, random).NextConnection();
                answered += Compare(connection.Text(new RandomQuery(Schema, random).Size())) ? 1 : 0;
                var cursors = Cursors(reference.Ask(connection.Text("first: 500", filtered: false, selection: "edges { cursor }")));
                for (var page = 0; cursors.Length > 0 && page < 3; page++)
                {
                    var after = random.Next(3) > 0 ? $"after: \"{cursors[random.Next(cursors.Length)]}\" " : "";
                    var before = random.Next(3) == 0 ? $"before: \"{cursors[random.Next(cursors.Length)]}\" " : "";
                    paged += Compare(connection.Text(
                        after + before + new RandomQuery(Schema, random).Size(),
                        random.Next(2) == 0,
                        "nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }")) ? 1 : 0;
                }
            }

            bool Compare(string query)
            {
                var (expected, actual) = (reference.Ask(query), store.Ask(query));
                if (expected != actual)
                {
                    Assert.Fail($"seed {seed}, graph {graph}\n{query}\nexpected {expected}\nactual   {actual}");
                }

                return expected.StartsWith("{\"data\":", StringComparison.Ordinal);
            }
        }

        // Were most requests refused, little would be compared.
        Assert.True(answered > 100 && paged > 150, $"{answered} operations and {paged} pages were answered.");
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
}
