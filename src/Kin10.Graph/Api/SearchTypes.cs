using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>The types of the root field that searches texts. A model without searchable properties has none of them.</summary>
internal sealed class SearchTypes(ApiSchemaGenerator api)
{
    public const string Field = "search";
    public const string Edges = "edges";
    public const string Nodes = "nodes";
    public const string PageInfo = "pageInfo";
    public const string TotalCount = "totalCount";
    public const string Facets = "facets";
    public const string DidYouMean = "didYouMean";
    public const string Cursor = "cursor";
    public const string Score = "score";
    public const string Snippet = "snippet";
    public const string Node = "node";
    public const string Type = "type";
    public const string Count = "count";

    private const string Rule =
        "Every word must be found, the last one also as the beginning of a word as it is written. Case, diacritics and English endings do "
        + "not matter. Words joined by a sign (`K-12`) and `\"words in quotes\"` stand together; nothing else has a meaning.";

    /// <summary>Adds the root field.</summary>
    public void AddRoot(TypeText text, TargetType node) => text.Add(
        Field,
        Connection(node) + "!",
        $"Nodes of any type whose texts have these words, best first, then by `id`. {Rule} A text without a word finds nothing.",
        null,
        Arguments());

    /// <summary>Adds the condition to a filter, where what it filters has texts and ids.</summary>
    public static void AddCondition(TypeText text, TargetType target)
    {
        if (CanFilter(target))
        {
            text.Add(Field, "String", $"Its texts have these words, as in `Query.search`. {Rule}");
        }
    }

    /// <summary>Whether nodes of a type can be filtered by their texts.</summary>
    public static bool CanFilter(TargetType target) => SearchTexts.IsSearchable(target) && target.FindProperty("id") is not null;

    private string Arguments()
    {
        var text = new TypeText("", []);
        text.Add("text", "String!", $"Words, at most {api.Limits.MaxSearchLength} characters.");
        text.Add("types", $"[{NodeType()}!]", "Only nodes of these types; all where it is left out.");
        text.Add("first", "Int", $"How many, {api.Limits.DefaultPageSize} by default, at most {api.Limits.MaxPageSize}.");
        text.Add("after", "String", "Only those behind this cursor.");
        return $"(\n{text})";
    }

    private string Connection(TargetType node) => api.Text.Ensure(
        SchemaPart.Graph, "type", "SearchConnection", null, "What a search found, in pages.", text =>
    {
        text.Add(Edges, $"[{Edge(node)}!]!", "What was found, with how well it fits.");
        text.Add(Nodes, $"[{node.Name}!]!", "What was found.");
        text.Add(PageInfo, api.Connections.PageInfo() + "!", "Where this page stands.");
        text.Add(TotalCount, "Int!", "How many were found, whatever the page.");
        text.Add(Facets, $"[{Facet()}!]!", "How many of each type were found, whatever the page: the most first, then by name.");
        text.Add(
            DidYouMean,
            "[String!]!",
            "Where nothing is found: the nearest words that the graph has in place of those that it has not, as they are written there.");
    });

    private string Edge(TargetType node) => api.Text.Ensure(
        SchemaPart.Graph, "type", "SearchEdge", null, "A node that was found.", text =>
    {
        text.Add(Cursor, "String!", "Marks its place, for `after`.");
        text.Add(
            Score,
            "Float!",
            "How well it fits, 0 or more, greater is better: bm25, where a word in the name counts five times. It compares hits of one "
            + "search only.");
        text.Add(Snippet, "String!", "The piece of its texts that has most of the words, each between two asterisks.");
        text.Add(Node, node.Name + "!", "The node.");
    });

    private string Facet() => api.Text.Ensure(
        SchemaPart.Graph, "type", "SearchFacet", null, "How many nodes of a type were found.", text =>
    {
        text.Add(Type, NodeType() + "!", "The type.");
        text.Add(Count, "Int!", "How many, 1 or more.");
    });

    private string NodeType() => api.Text.Ensure(SchemaPart.Graph, "enum", "NodeType", null, "The types of nodes.", text =>
    {
        foreach (var type in api.Model.NodeTypes.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Add(type.Name, null, type.Description ?? $"`{type.Name}`.");
        }
    });
}
