namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>What operands speak of.</summary>
/// <param name="Node">The variable of the node.</param>
/// <param name="Edge">The variable of the edge that leads to it, if any.</param>
/// <param name="Item">The variable of an item of a list property.</param>
/// <param name="Group">The values of a group.</param>
/// <param name="Parent">The variable of the node from which a relationship or path leads to it, where one does.</param>
internal sealed record Scope(string Node, string Edge = "", string Item = "", GroupScope? Group = null, string Parent = "");
