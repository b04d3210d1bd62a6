namespace Kin10.Graph.Bundles;

/// <summary>
/// The difference between the graph that a store holds and a bundle: an import applies it. It refers to the bundle's rows; of what is held
/// already it keeps nothing but ids and values that change or go.
/// </summary>
/// <param name="Nodes">One for each node type, in the order of the model.</param>
/// <param name="Relationships">One for each relationship type, in the order of the model.</param>
public sealed record ChangeSet(IReadOnlyList<NodeChanges> Nodes, IReadOnlyList<RelationshipChanges> Relationships)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Nodes.All(changes => changes.IsEmpty) && Relationships.All(changes => changes.IsEmpty);

    /// <summary>How many nodes and relationships are added or changed.</summary>
    public long WrittenCount =>
        Nodes.Sum(changes => (long)changes.Added.Count + changes.Changed.Count)
        + Relationships.Sum(changes => (long)changes.Added.Count + changes.Changed.Count);

    /// <summary>The changes of facts alone, without what follows from them.</summary>
    public ChangeSet Facts => new(
        [.. Nodes.Select(FactsOf)],
        [.. Relationships.Select(changes => changes.Type.IsDerived ? new RelationshipChanges(changes.Type, [], [], []) : changes)]);

    /// <summary>How many nodes that stay get other derived values.</summary>
    public long RecomputedNodeCount =>
        Nodes.Sum(changes => (long)changes.Changed.Count) - Nodes.Sum(changes => (long)FactsOf(changes).Changed.Count);

    /// <summary>How many derived relationships are added, changed or removed.</summary>
    public long RecomputedRelationshipCount => Relationships.Where(changes => changes.Type.IsDerived)
        .Sum(changes => (long)changes.Added.Count + changes.Changed.Count + changes.Removed.Count);

    /// <summary>How many nodes and relationships are added.</summary>
    public long AddedCount =>
        Nodes.Sum(changes => (long)changes.Added.Count) + Relationships.Sum(changes => (long)changes.Added.Count);

    /// <summary>How many nodes and relationships are removed.</summary>
    public long RemovedCount =>
        Nodes.Sum(changes => (long)changes.Removed.Count) + Relationships.Sum(changes => (long)changes.Removed.Count);

    /// <summary>
    /// For people: one line for each type that changes; see <see cref="TypeChanges{TKey,TRow}.Summary"/>. Empty where nothing does.
    /// </summary>
    public string Summary => string.Join('\n', [
        .. Nodes.Where(changes => !changes.IsEmpty).Select(changes => changes.Summary),
        .. Relationships.Where(changes => !changes.IsEmpty).Select(changes => changes.Summary)]);

    /// <summary>Compares two bundles of the same model.</summary>
    /// <param name="held">What is there; each row is read once.</param>
    /// <param name="wanted">What is to be there.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <exception cref="ArgumentException">The wanted bundle holds something twice.</exception>
    public static ChangeSet Between(GraphBundle held, GraphBundle wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(wanted);
        return new ChangeSet(
            [.. held.Nodes.Zip(wanted.Nodes, (before, after) => Between(before, after, cancellationToken))],
            [.. held.Relationships.Zip(wanted.Relationships, (before, after) => Between(before, after, cancellationToken))]);
    }

    /// <summary>The same as <see cref="Summary"/>.</summary>
    public override string ToString() => Summary;

    private static NodeChanges FactsOf(NodeChanges changes)
    {
        var derived = changes.Type.Properties.Where(property => property.IsDerived).Select(property => property.Name).ToHashSet();
        return changes with
        {
            Changed =
            [
                .. changes.Changed
                    .Select(row => row with { Properties = [.. row.Properties.Where(change => !derived.Contains(change.Property))] })
                    .Where(row => row.Properties.Count > 0),
            ],
        };
    }

    private static NodeChanges Between(NodeTable held, NodeTable wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var comparison = new NodeComparison(wanted);
        foreach (var row in held.Rows)
        {
            comparison.See(row.Id, row.Values);
        }

        return comparison.Complete();
    }

    private static RelationshipChanges Between(RelationshipTable held, RelationshipTable wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var comparison = new RelationshipComparison(wanted);
        foreach (var row in held.Rows)
        {
            comparison.See(new RelationshipEnds(row.From, row.To), row.Values);
        }

        return comparison.Complete();
    }
}
