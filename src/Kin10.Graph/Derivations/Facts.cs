namespace Kin10.Graph.Derivations;

/// <summary>
/// What derivations read of a graph: its nodes as numbers, columns of their properties, and links both ways. Immutable. What a graph does
/// not have is empty here, so a derivation asks for types and relationships by name without looking first.
/// </summary>
internal sealed class Facts(
    IReadOnlyDictionary<string, FactNodes> nodes, IReadOnlyDictionary<(string Relationship, string From, string To), FactLinks> links)
{
    /// <summary>The nodes of a type.</summary>
    public FactNodes Nodes(string type) => nodes.GetValueOrDefault(type) ?? FactNodes.None;

    /// <summary>The links of a relationship between nodes of two types, in the direction in which they are stored.</summary>
    public FactLinks Links(string relationship, string from, string to) =>
        links.GetValueOrDefault((relationship, from, to)) ?? FactLinks.None(Nodes(from).Count, Nodes(to).Count);
}
