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

    private static List<(string From, string To, double Score, string Reasons)> InOrder(IEnumerable<PlainSuggestions.Suggested> all) =>
    [
        .. all.Select(each => (each.From, each.To, each.Score, each.Reasons))
            .OrderBy(each => each.From, StringComparer.Ordinal).ThenBy(each => each.To, StringComparer.Ordinal),
    ];
}
