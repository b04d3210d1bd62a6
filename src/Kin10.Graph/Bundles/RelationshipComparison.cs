namespace Kin10.Graph.Bundles;

/// <summary>Compares the relationships of one type; see <see cref="RowComparison{TKey,TRow}"/>.</summary>
/// <param name="wanted">What the bundle has.</param>
/// <exception cref="ArgumentException">The bundle holds a relationship twice.</exception>
public sealed class RelationshipComparison(RelationshipTable wanted)
    : RowComparison<RelationshipEnds, RelationshipRow>(wanted.Type.Name, wanted.Type.Properties?.Properties ?? [], wanted.Rows)
{
    /// <summary>The difference, after all that the store holds has been seen.</summary>
    public RelationshipChanges Complete() => new(wanted.Type, Added(), Changed(), Removed());

    private protected override bool KeepsRemoved => !wanted.Type.IsDerived;

    private protected override RelationshipEnds KeyOf(RelationshipRow row) => new(row.From, row.To);

    private protected override object?[] ValuesOf(RelationshipRow row) => row.Values;

    private protected override int Compare(RelationshipEnds left, RelationshipEnds right) =>
        string.CompareOrdinal(left.From, right.From) is var order && order != 0 ? order : string.CompareOrdinal(left.To, right.To);
}
