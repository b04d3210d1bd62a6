namespace Kin10.Graph.Bundles;

/// <summary>Compares the nodes of one type; see <see cref="RowComparison{TKey,TRow}"/>.</summary>
/// <param name="wanted">What the bundle has.</param>
/// <exception cref="ArgumentException">The bundle holds an id twice.</exception>
public sealed class NodeComparison(NodeTable wanted) : RowComparison<string, NodeRow>(wanted.Type.Name, wanted.Type.Properties, wanted.Rows)
{
    /// <summary>The difference, after all that the store holds has been seen.</summary>
    public NodeChanges Complete() => new(wanted.Type, Added(), Changed(), Removed());

    private protected override string KeyOf(NodeRow row) => row.Id;

    private protected override object?[] ValuesOf(NodeRow row) => row.Values;

    private protected override int Compare(string left, string right) => string.CompareOrdinal(left, right);
}
