using Kin10.Graph.Changes;

namespace Kin10.Graph.Api;

/// <summary>The root field <c>changes</c> and its types.</summary>
internal sealed class ChangeTypes(ApiSchemaGenerator api)
{
    public const string Field = "changes";

    /// <summary>The field of every node that tells when it was changed.</summary>
    public const string UpdatedAt = "updatedAt";

    /// <summary>The name of a kind in the API.</summary>
    public static string NameOf(ChangeKind kind) => kind.ToString().ToUpperInvariant();

    public void AddRoot(TypeText text) => text.Add(
        Field,
        Connection() + "!",
        "What imports changed, the last import first; within one, nodes come before links. What is derived from facts is not in it, nor "
        + "what others changed in the database by hand. The oldest imports are forgotten.",
        null,
        $"(\n{Arguments()})");

    public void AddUpdatedAt(TypeText text) => text.Add(
        UpdatedAt,
        api.Scalars.DateTime(),
        "When an import added it, or changed one of its facts, last; null where that is not known.");

    private TypeText Arguments()
    {
        var text = new TypeText("", []);
        text.Add("since", api.Scalars.DateTime(), "Only what was changed after this time.");
        text.Add("types", $"[{api.Links.NodeType()}!]", "Only nodes of these types, and links with such an end; all when left out.");
        text.Add("kinds", $"[{Kind()}!]", "Only changes of these kinds; all when left out.");
        text.Add("first", "Int", $"How many, {api.Limits.DefaultPageSize} by default, at most {api.Limits.MaxPageSize}.");
        text.Add("after", "String", "Only those behind this cursor.");
        return text;
    }

    private string Connection() => api.Text.Ensure(
        SchemaPart.Graph, "type", "ChangesConnection", null, "Changes, in pages.", text =>
    {
        text.Add("edges", $"[{Edge()}!]!", "The changes with their places.");
        text.Add("nodes", $"[{Change()}!]!", "The changes.");
        text.Add("pageInfo", api.Connections.PageInfo() + "!", "Where this page stands.");
        text.Add("totalCount", "Int!", "How many there are, whatever the page.");
    });

    private string Edge() => api.Text.Ensure(SchemaPart.Graph, "type", "ChangesEdge", null, "A change with its place.", text =>
    {
        text.Add("cursor", "String!", "Marks its place, for `after`.");
        text.Add("node", Change() + "!", "The change.");
    });

    private string Change() => api.Text.Ensure(
        SchemaPart.Graph, "type", "Change", null, "What an import did to one node or one link.", text =>
    {
        text.Add("id", "ID!", "What tells it from other changes. It is no node's id.");
        text.Add("at", api.Scalars.DateTime() + "!", "When the import was.");
        text.Add("kind", Kind() + "!", "What happened.");
        text.Add("target", Target(), "The node that it happened to; null where it was a link.");
        text.Add("link", api.Links.Link(), "The link that it happened to; null where it was a node.");
        text.Add(
            "properties",
            $"[{Property()}!]!",
            "The values that are others since: of what was added, all that it came with; of what was removed, all that it had.");
        text.Add("note", "String", "What whoever imported said of it.");
        text.Add("fromVersion", "String", "The version of the graph before the import; null where that is not known.");
        text.Add("toVersion", "String", "The version of the graph that the import made; null where that is not known.");
    });

    private string Target() => api.Text.Ensure(SchemaPart.Graph, "type", "ChangeTarget", null, "A node that was changed.", text =>
    {
        text.Add("id", "ID!", "Its id.");
        text.Add("type", api.Links.NodeType() + "!", "Its type.");
        text.Add("name", "String!", "The name that the import left; of what was removed, the last.");
        text.Add("node", ApiNames.Node, "The node as it is now; null where it is gone.");
    });

    private string Property() => api.Text.Ensure(
        SchemaPart.Graph, "type", "PropertyChange", null, "A value that was changed, written as in the graph's CSV files.", text =>
    {
        text.Add("name", "String!", "The name of the property.");
        text.Add("before", "String", "What it was; null where there was nothing.");
        text.Add("after", "String", "What it became; null where there is nothing.");
    });

    private string Kind() => api.Text.Ensure(SchemaPart.Graph, "enum", nameof(ChangeKind), null, "What an import does.", text =>
    {
        text.Add(NameOf(ChangeKind.Added), null, "It was not there before.");
        text.Add(NameOf(ChangeKind.Changed), null, "It stayed, with other values.");
        text.Add(NameOf(ChangeKind.Removed), null, "It is gone.");
    });
}
