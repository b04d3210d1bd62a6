using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>
/// A whole graph in transit, checked against the model: ids are unique, ends of relationships exist and have a type that may stand
/// there, no relationship of a type occurs twice, to-one fields have at most one target, required values are there. One that a store is
/// to take has what is derived, too; one that a store gave has facts alone: derived values are null, derived relationships missing.
/// </summary>
/// <param name="Model">The model it fits.</param>
/// <param name="Nodes">One table per node type, in the order of the model; rows ordered by id (code points).</param>
/// <param name="Relationships">One table per relationship type, in the order of the model; rows ordered by the ends' ids.</param>
public sealed record GraphBundle(GraphModel Model, IReadOnlyList<NodeTable> Nodes, IReadOnlyList<RelationshipTable> Relationships)
{
    /// <summary>How many nodes and relationships in all.</summary>
    public long Count => NodeCount + Relationships.Sum(table => (long)table.Rows.Count);

    /// <summary>How many nodes.</summary>
    public long NodeCount => Nodes.Sum(table => (long)table.Rows.Count);

    /// <summary>How many of them are facts: nodes, and relationships that are not derived.</summary>
    public long FactCount => NodeCount
        + Relationships.Where(table => !table.Type.IsDerived).Sum(table => (long)table.Rows.Count);
}

/// <summary>The nodes of one type.</summary>
public sealed record NodeTable(NodeType Type, IReadOnlyList<NodeRow> Rows);

/// <summary>A node.</summary>
/// <param name="Values">
/// The values in the order of <see cref="NodeType.Properties"/>, the full id first: null, string (also ids and enums), bool, long, double,
/// <see cref="DateOnly"/>, or for a list a <c>string[]</c>.
/// </param>
public readonly record struct NodeRow(object?[] Values)
{
    /// <summary>The full id, for example <c>RootCause:teacher-involvement-in-pd-decisions</c>.</summary>
    public string Id => (string)Values[0]!;
}

/// <summary>The relationships of one type.</summary>
public sealed record RelationshipTable(RelationshipType Type, IReadOnlyList<RelationshipRow> Rows);

/// <summary>A relationship.</summary>
/// <param name="From">The full id of where the arrow starts.</param>
/// <param name="To">The full id of where it ends.</param>
/// <param name="Values">The values in the order of <see cref="EdgeProperties.Properties"/>; empty where there are none.</param>
public readonly record struct RelationshipRow(string From, string To, object?[] Values);
