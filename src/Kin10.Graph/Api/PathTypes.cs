namespace Kin10.Graph.Api;

/// <summary>The root field <c>paths</c> and its type.</summary>
internal sealed class PathTypes(ApiSchemaGenerator api)
{
    public const int DefaultMaxLength = 6;
    public const int DefaultFirst = 3;

    public void AddRoot(TypeText text, string name) => text.Add(
        name,
        $"[{Path()}!]!",
        "How two nodes are connected: the shortest ways from one to the other, by the ids of their nodes. None where there is no way that "
        + "short, where both are the same, and where one of them is not there.",
        null,
        $"(\n{Arguments()})");

    private TypeText Arguments()
    {
        var (limits, text) = (api.Limits, new TypeText("", []));
        text.Add("from", "ID!", "The id of the node where they begin.");
        text.Add("to", "ID!", "The id of the node where they end.");
        text.Add(
            "maxLength", $"Int = {Math.Min(DefaultMaxLength, limits.MaxWalkLength)}",
            $"How many links a way may have, 0 to {limits.MaxWalkLength}.");
        api.Links.AddRelationships(text);
        text.Add("first", $"Int = {Math.Min(DefaultFirst, limits.MaxPageSize)}", $"How many ways at most, 0 to {limits.MaxPageSize}.");
        return text;
    }

    private string Path() => api.Text.Ensure(SchemaPart.Graph, "type", "GraphPath", null, "A way from one node to another.", text =>
    {
        text.Add("length", "Int!", "How many links it has.");
        text.Add("nodes", $"[{ApiNames.Node}!]!", "The nodes on it, from the first to the last.");
        text.Add(
            "links",
            $"[{api.Links.Link()}!]!",
            "The links between them, in the same order; each keeps its own direction. Where two nodes have several, it is the one whose "
            + "type comes first by name, then whose source does by id.");
        text.Add("text", "String!", "The way as one sentence.");
    });
}
