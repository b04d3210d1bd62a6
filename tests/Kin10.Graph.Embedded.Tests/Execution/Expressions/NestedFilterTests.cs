using System.Globalization;
using Kin10.Graph.Api;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Testing;

namespace Kin10.Graph.Embedded.Tests.Execution.Expressions;

/// <summary>
/// Filters nested so deep that a store which computed a condition for each way to a node would not live to see the answer: in each
/// of these graphs every node leads to all others of its kind.
/// </summary>
public sealed class NestedFilterTests
{
    private const int Depth = 8;
    private const int Nodes = 40;

    [Theory]
    [InlineData("{ fellows: { some: W } }", "{ name: { eq: \"7\" } }", Nodes)]
    [InlineData("{ fellows: { some: W } }", "{ name: { eq: \"none\" } }", 0)]
    [InlineData("{ fellows: { all: W } }", "{ name: { neq: \"none\" } }", Nodes)]
    [InlineData("{ fellows: { none: W } }", "{ name: { eq: \"none\" } }", 0)]
    [InlineData("{ not: { fellows: { none: W } } }", "{ name: { eq: \"7\" } }", Nodes)]
    [InlineData("{ fellows: { aggregate: { where: W, count: { gt: 0 } } } }", "{ name: { eq: \"7\" } }", Nodes)]
    [InlineData("{ fellows: { aggregate: { where: W, size: { sum: { gte: 0 } } } } }", "{ name: { neq: \"none\" } }", Nodes)]
    [InlineData("{ authors: { some: { books: { all: W } } } }", "{ name: { neq: \"none\" } }", Nodes)]
    [InlineData("{ authors: { some: { edge: { share: { gt: 0.1 } }, books: { all: W } } } }", "{ name: { neq: \"none\" } }", Nodes)]
    [InlineData("{ authors: { some: { or: [{ edge: { share: { gt: 1 } } }, { books: { some: W } }] } } }", "{ name: { eq: \"7\" } }", Nodes)]
    [InlineData("{ authors: { all: { not: { edge: { share: { gt: 0.1 } }, books: { none: W } } } } }", "{ name: { eq: \"7\" } }", Nodes)]
    [InlineData("{ related: { some: { book: W } } }", "{ name: { eq: \"7\" } }", Nodes)]
    public async Task Filter_NestedInItself_IsComputedOnceForEachNode(string nest, string innermost, int expected)
    {
        var harness = await HarnessAsync();
        var filter = innermost;
        for (var i = 0; i < Depth; i++)
        {
            filter = nest.Replace("W", filter, StringComparison.Ordinal);
        }

        var data = await harness.DataAsync($"{{ books(where: {filter}) {{ totalCount }} }}");

        Assert.Equal(expected, data.GetProperty("books").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Filter_OfNestedConnections_IsComputedOnceForEachNode()
    {
        var harness = await HarnessAsync();
        var query = "totalCount";
        for (var i = 0; i < 2; i++)
        {
            query = $"nodes {{ fellows(where: {{ fellows: {{ all: {{ fellows: {{ some: {{ size: {{ gte: 0 }} }} }} }} }} }}) {{ {query} }} }}";
        }

        var data = await harness.DataAsync($"{{ books(first: 3) {{ {query} }} }}");

        var counts = data.GetProperty("books").GetProperty("nodes").EnumerateArray()
            .SelectMany(node => node.GetProperty("fellows").GetProperty("nodes").EnumerateArray())
            .Select(node => node.GetProperty("fellows").GetProperty("totalCount").GetInt32());
        Assert.All(counts, count => Assert.Equal(Nodes - 1, count));
    }

    // The estimate knows nothing of what is computed once; 40 to the 8th is what it says.
    private static async Task<GraphHarness> HarnessAsync() => new(
        (await EmbeddedHarness.OpenAsync(EachLeadsToAll())).Store, BookModel.Model, new GraphLimits { MaxCost = long.MaxValue });

    private static GraphBuilder EachLeadsToAll()
    {
        var graph = GraphBuilder.Books.Node("Person:p").Node("Person:q");
        for (var i = 0; i < Nodes; i++)
        {
            var name = i.ToString(CultureInfo.InvariantCulture);
            graph.Node($"Book:{i}", ("name", name), ("size", i))
                .Link("WROTE", "Person:p", $"Book:{i}", ("share", 0.5))
                .Link("WROTE", "Person:q", $"Book:{i}", ("share", 0.5));
        }

        return graph;
    }
}
