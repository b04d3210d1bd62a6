using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>The root field <c>subgraph</c> and its types.</summary>
internal sealed class SubgraphTypes(ApiSchemaGenerator api)
{
    public const int DefaultDepth = 1;
    public const int DefaultFirst = 200;

    public void AddRoot(TypeText text, string name) => text.Add(
        name,
        Subgraph() + "!",
        "Nodes with the links between them: what a drawing needs. Around some nodes they come by distance, then by the number of their "
        + "links, then by id; around nothing, those of most links come first.",
        null,
        $"(\n{Arguments()})");

    private TypeText Arguments()
    {
        var (limits, text) = (api.Limits, new TypeText("", []));
        text.Add(
            "around",
            "[ID!]",
            $"Where to begin, at most {limits.MaxPageSize} ids; those of no node are left out. When left out or empty, it is the graph "
            + "of `types`.");
        text.Add(
            $"depth", $"Int = {Math.Min(DefaultDepth, limits.MaxWalkLength)}",
            $"How many links away from `around`, 0 to {limits.MaxWalkLength}, over nodes of any type.");
        text.Add("types", $"[{api.Links.NodeType()}!]", "Only nodes of these types, beside `around`; all when left out.");
        api.Links.AddRelationships(text);
        text.Add(
            "first", $"Int = {Math.Min(DefaultFirst, limits.MaxSubgraphNodes)}",
            $"How many nodes at most, 0 to {limits.MaxSubgraphNodes}.");
        return text;
    }

    private string Subgraph() => api.Text.Ensure(
        SchemaPart.Graph, "type", "Subgraph", null, "Nodes with the links between them.", text =>
    {
        text.Add("nodes", $"[{Node()}!]!", "The nodes, in their order.");
        text.Add("links", $"[{api.Links.Link()}!]!", "All links between these nodes, by the ids of source and target, then by type.");
        text.Add("isCut", "Boolean!", "Whether there are more nodes than `first` allows.");
    });

    private string Node() => api.Text.Ensure(SchemaPart.Graph, "type", "SubgraphNode", null, "A node of a subgraph.", text =>
    {
        var node = api.Model.Interfaces.First(item => item.Name == ApiNames.Node);
        text.Add("id", "ID!", "The node's id.");
        text.Add("type", api.Links.NodeType() + "!", "The node's type.");
        if (node.FindProperty("name") is { Kind: ScalarKind.String, IsList: false } name)
        {
            text.Add("name", api.Scalars.Of(name), "The node's name.");
        }

        text.Add("degree", "Int!", "How many links of the chosen `relationships` it has in the whole graph.");
        text.Add("node", node.Name + "!", "The node itself, with all that its type has.");
    });
}
