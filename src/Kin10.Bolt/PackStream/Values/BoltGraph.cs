namespace Kin10.Bolt.PackStream;

/// <summary>Node: a snapshot of a node. Two are equal if they are of one node, whatever they say about it.</summary>
/// <param name="Id">The number of Bolt 4; use <paramref name="ElementId"/>.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="ElementId">Its identity within the database.</param>
public sealed record BoltNode(
    long Id, IReadOnlyList<string> Labels, IReadOnlyDictionary<string, object?> Properties, string ElementId)
{
    /// <inheritdoc/>
    public bool Equals(BoltNode? other) => other is not null && ElementId == other.ElementId;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ElementId, StringComparison.Ordinal);
}

/// <summary>Relationship: a snapshot of a relationship. Two are equal if they are of one relationship.</summary>
/// <param name="Id">The number of Bolt 4; use <paramref name="ElementId"/>.</param>
/// <param name="StartNodeId">The start's number of Bolt 4.</param>
/// <param name="EndNodeId">The end's number of Bolt 4.</param>
/// <param name="Type">Its type.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="ElementId">Its identity within the database.</param>
/// <param name="StartNodeElementId">Where it starts.</param>
/// <param name="EndNodeElementId">Where it ends.</param>
public sealed record BoltRelationship(
    long Id,
    long StartNodeId,
    long EndNodeId,
    string Type,
    IReadOnlyDictionary<string, object?> Properties,
    string ElementId,
    string StartNodeElementId,
    string EndNodeElementId)
{
    /// <inheritdoc/>
    public bool Equals(BoltRelationship? other) => other is not null && ElementId == other.ElementId;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ElementId, StringComparison.Ordinal);
}

/// <summary>UnboundRelationship: a relationship as a path holds it, its ends are known from the path.</summary>
/// <param name="Id">The number of Bolt 4; use <paramref name="ElementId"/>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="ElementId">Its identity within the database.</param>
public sealed record BoltUnboundRelationship(
    long Id, string Type, IReadOnlyDictionary<string, object?> Properties, string ElementId)
{
    /// <inheritdoc/>
    public bool Equals(BoltUnboundRelationship? other) => other is not null && ElementId == other.ElementId;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ElementId, StringComparison.Ordinal);
}

/// <summary>
/// Path: an alternating sequence of nodes and relationships, as it was sent: each part once, and the indices of the walk.
/// </summary>
/// <param name="Nodes">The nodes; the first is the start.</param>
/// <param name="Relationships">The relationships.</param>
/// <param name="Indices">Pairs: a relationship (from 1, negative if it is walked against its direction), then a node (from
/// 0).</param>
public sealed record BoltPath(
    IReadOnlyList<BoltNode> Nodes, IReadOnlyList<BoltUnboundRelationship> Relationships, IReadOnlyList<long> Indices)
{
    /// <summary>How many relationships the walk takes.</summary>
    public int Length => Indices.Count / 2;

    /// <summary>The nodes in the order of the walk, one more than <see cref="Length"/>.</summary>
    public IEnumerable<BoltNode> Walk() =>
        Enumerable.Range(0, Length).Select(step => Nodes[(int)Indices[(2 * step) + 1]]).Prepend(Nodes[0]);

    /// <summary>The relationships in the order of the walk, each bound to its ends.</summary>
    public IEnumerable<BoltRelationship> Steps()
    {
        var from = Nodes[0];
        for (var i = 0; i < Indices.Count; i += 2)
        {
            var to = Nodes[(int)Indices[i + 1]];
            var relationship = Relationships[(int)Math.Abs(Indices[i]) - 1];
            var (start, end) = Indices[i] > 0 ? (from, to) : (to, from);
            yield return new(relationship.Id, start.Id, end.Id, relationship.Type, relationship.Properties,
                relationship.ElementId, start.ElementId, end.ElementId);
            from = to;
        }
    }

    /// <inheritdoc/>
    public bool Equals(BoltPath? other) =>
        other is not null && Walk().SequenceEqual(other.Walk()) && Steps().SequenceEqual(other.Steps());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Nodes[0], Length);
}
