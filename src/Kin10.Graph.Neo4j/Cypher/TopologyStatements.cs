using System.Collections.Immutable;
using Kin10.Graph.Model;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// The statements by which a graph is looked at step by step. Nodes are given as pairs, <c>$nodes</c>, of the database's own id and a
/// number.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="hasRepeated">Whether <c>$repeated</c> gives relationships to leave out; without them degrees are read.</param>
internal sealed class TopologyStatements(GraphModel model, bool hasRepeated)
{
    /// <summary>Nodes of a type by <c>$ids</c>: the database's id and the id.</summary>
    public static string Find(NodeType type) =>
        $"UNWIND $ids AS x MATCH (n{Patterns.Labels([type])}) WHERE n.id = x RETURN [elementId(n), x] AS r";

    /// <summary>At most <c>$most</c> links of <c>$nodes</c>: the number of the node, the database's id of the other end.</summary>
    public string Expand(ImmutableArray<RelationshipType> relationships) =>
        $"UNWIND $nodes AS p MATCH (n) WHERE elementId(n) = p[0] MATCH (n)-[k{Types(relationships)}]-(m) WHERE m <> n{AndOnce} "
        + "RETURN [p[1], elementId(m)] AS r LIMIT $most";

    /// <summary>The <c>$most</c> of <c>$nodes</c> with most links.</summary>
    public string Rank(ImmutableArray<NodeType> types, ImmutableArray<RelationshipType> relationships) =>
        $"UNWIND $nodes AS p MATCH (n) WHERE elementId(n) = p[0]{Condition(types)} {Ranked(relationships)}";

    /// <summary>The same of all nodes of some types, where there are no more than <c>$visited</c>.</summary>
    public string RankAll(ImmutableArray<NodeType> types, ImmutableArray<RelationshipType> relationships) =>
        types.IsEmpty
            ? "UNWIND [] AS r RETURN r"
            : $"UNWIND CASE WHEN {Count(types)} <= $visited THEN [0] ELSE [] END AS x MATCH (n{Patterns.Labels(types)}) "
                + $"WHERE n.id IS NOT NULL {Ranked(relationships)}";

    /// <summary>How many nodes some types have.</summary>
    public static string CountAll(ImmutableArray<NodeType> types) => $"RETURN [{(types.IsEmpty ? "0" : Count(types))}] AS r";

    /// <summary>The links between <c>$nodes</c>: the database's ids of source and target, the relationship type, how it is known.</summary>
    public string Links(ImmutableArray<RelationshipType> relationships) =>
        "UNWIND $nodes AS p MATCH (n) WHERE elementId(n) = p[0] WITH collect(n) AS ns "
        + $"UNWIND ns AS s MATCH (s)-[k{Types(relationships)}]->(t) WHERE t IN ns{AndOnce} "
        + "WITH s, k, t ORDER BY s.id, t.id, type(k) RETURN [elementId(s), elementId(t), type(k), k.basis] AS r";

    // The database's id, the degree, the number of the type, the id, the name.
    private string Ranked(ImmutableArray<RelationshipType> relationships)
    {
        var types = Types(relationships);
        var degree = relationships.IsEmpty ? "0"
            : hasRepeated ? $"COUNT {{ (n)-[k{types}]-() WHERE {Once} }}"
            : $"COUNT {{ (n)-[{types}]-() }}";
        var type = string.Concat(model.NodeTypes.Select(type => $" WHEN n{Patterns.Labels([type])} THEN {type.Index}"));
        return $"WITH n, {degree} AS d ORDER BY d DESC, n.id LIMIT $most RETURN [elementId(n), d, CASE{type} END, n.id, n.name] AS r";
    }

    private const string Once = "NOT elementId(k) IN $repeated";

    private string AndOnce => hasRepeated ? $" AND {Once}" : "";

    private static string Condition(ImmutableArray<NodeType> types) =>
        types.IsEmpty ? " AND $never" : $" AND n.id IS NOT NULL AND n{Patterns.Labels(types)}";

    private static string Count(ImmutableArray<NodeType> types) =>
        string.Join(" + ", types.Select(type => $"COUNT {{ ({Patterns.Labels([type])}) }}"));

    private static string Types(ImmutableArray<RelationshipType> relationships) =>
        ":" + string.Join('|', relationships.Select(type => Identifier.Quote(type.Name)));
}
