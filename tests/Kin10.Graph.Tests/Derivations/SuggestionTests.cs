using Kin10.Graph.Tests.Derivations.Plain;

namespace Kin10.Graph.Tests.Derivations;

public class SuggestionTests
{
    [Fact]
    public void Suggestions_OfSeedAndRandomGraphs_AreThoseOfThePlainFormulas()
    {
        var counts = new Dictionary<string, int>();
        foreach (var (name, graph) in Derived.Graphs)
        {
            var (plain, derived) = (new PlainSuggestions(graph, new(graph)), Derived.From(graph));
            Same("SIMILAR_TO", plain.SimilarTo());
            Same("COULD_TEACH", plain.CouldTeach());
            Same("COULD_ADAPT", plain.CouldAdapt());
            Same("COULD_FUND", plain.CouldFund());

            void Same(string relationship, IEnumerable<PlainSuggestions.Suggested> expected)
            {
                var (links, sorted) = (derived.Links(relationship), InOrder(expected));
                Assert.True(sorted.SequenceEqual(links), $"{name}: {relationship}");
                counts[relationship] = counts.GetValueOrDefault(relationship) + links.Count;
            }
        }

        Assert.Equal(4, counts.Count);
        Assert.All(counts, count => Assert.True(count.Value > 1000, $"There were only {count.Value} of {count.Key}."));
    }

    // Features of more partners than are rare, with few and with many others beside them: much that is equal to the bit, or nearly.
    [Theory]
    [InlineData(1, 0, 3)]
    [InlineData(1, 150, 1)]
    [InlineData(1, 400, 2)]
    [InlineData(2, 60, 3)]
    [InlineData(3, 100, 3)]
    [InlineData(4, 12, 2)]
    [InlineData(2, 1_000, 4)]
    public void SimilarTo_WithCommonFeatures_IsThatOfThePlainFormula(int common, int rare, int most)
    {
        var graph = new PlainGraph();
        var random = new Random(common + rare);
        for (var i = 0; i < 150; i++)
        {
            var (partner, commitment) = ($"Partner:p{i:D3}", $"Commitment:c{i:D3}");
            graph.Node(partner).Node(commitment, ("status", "ON_TRACK")).Link(partner, "MADE", commitment);
            for (var feature = 0; feature < common; feature++)
            {
                Give(feature % 2 == 0, $"b{feature}", random.Next(4) > 0);
            }

            for (var feature = 0; rare > 0 && feature < most; feature++)
            {
                Give(random.Next(2) == 0, $"{(char)('a' + random.Next(3))}{random.Next(rare)}", random.Next(5) > 0);
            }

            void Give(bool isInitiative, string slug, bool has)
            {
                var id = isInitiative ? $"Initiative:{slug}" : $"RootCause:{slug}";
                graph.Node(id, ("isCatalyst", null));
                if (has)
                {
                    graph.Link(isInitiative ? partner : commitment, isInitiative ? "TOOK_PART_IN" : "ADDRESSES", id);
                }
            }
        }

        Assert.Equal(InOrder(new PlainSuggestions(graph, new(graph)).SimilarTo()), Derived.From(graph).Links("SIMILAR_TO"));
    }

    private static List<(string From, string To, double Score, string Reasons)> InOrder(IEnumerable<PlainSuggestions.Suggested> all) =>
    [
        .. all.Select(each => (each.From, each.To, each.Score, each.Reasons))
            .OrderBy(each => each.From, StringComparer.Ordinal).ThenBy(each => each.To, StringComparer.Ordinal),
    ];
}
