namespace Kin10.Graph.Derivations;

/// <summary>Makes links of what is suggested to each node.</summary>
internal static class SuggestionLinks
{
    /// <summary>Links that start where something is suggested.</summary>
    public static DerivedLinks FromEach(
        string relationship, (string Type, int Count) from, string to, Func<int, IEnumerable<Suggestion>> suggestions)
    {
        var rows = new List<DerivedLink>();
        for (var node = 0; node < from.Count; node++)
        {
            rows.AddRange(suggestions(node).OrderBy(suggestion => suggestion.Node)
                .Select(suggestion => new DerivedLink(node, suggestion.Node, suggestion.Score, suggestion.Reasons)));
        }

        return new(relationship, from.Type, to, [.. rows]);
    }

    /// <summary>Links that end where something is suggested.</summary>
    public static DerivedLinks ToEach(
        string relationship, (string Type, int Count) from, (string Type, int Count) to, Func<int, Suggestion[]> suggestions)
    {
        var starts = new int[from.Count + 1];
        for (var node = 0; node < to.Count; node++)
        {
            foreach (var suggestion in suggestions(node))
            {
                starts[suggestion.Node + 1]++;
            }
        }

        for (var node = 0; node < from.Count; node++)
        {
            starts[node + 1] += starts[node];
        }

        var rows = new DerivedLink[starts[^1]];
        for (var node = 0; node < to.Count; node++)
        {
            foreach (var suggestion in suggestions(node))
            {
                rows[starts[suggestion.Node]++] = new(suggestion.Node, node, suggestion.Score, suggestion.Reasons);
            }
        }

        return new(relationship, from.Type, to.Type, rows);
    }
}
