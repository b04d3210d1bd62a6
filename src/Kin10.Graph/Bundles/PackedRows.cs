namespace Kin10.Graph.Bundles;

/// <summary>
/// Collects the rows of a table in few blocks of bytes, so that a bundle takes about what its files do, and not an object for each value.
/// A row is made again whenever it is read.
/// </summary>
/// <typeparam name="TRow">A row.</typeparam>
internal sealed class PackedRows<TRow>
{
    private readonly PackedValues _values = new();
    private readonly Func<TRow, (string First, string Second)> _key;
    private readonly Func<TRow, object?[]> _take;
    private readonly Func<object?[], TRow> _make;
    private (string First, string Second)? _last;
    private bool _isOutOfOrder;

    private PackedRows(
        Func<TRow, (string First, string Second)> key, Func<TRow, object?[]> take, Func<object?[], TRow> make) =>
        (_key, _take, _make) = (key, take, make);

    /// <summary>How many there are.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a row, in whatever order.</summary>
    public void Add(TRow row)
    {
        var key = _key(row);
        _isOutOfOrder |= _last is { } last && Compare(last, key) > 0;
        _last = key;
        _values.Add(_take(row));
    }

    /// <summary>The rows in the order of bundles; none may be added afterwards.</summary>
    public RowView<TRow> Complete()
    {
        if (!_isOutOfOrder)
        {
            return new(_values.Count, Row);
        }

        var places = Enumerable.Range(0, _values.Count).ToArray();
        var keys = Array.ConvertAll(places, place => _key(Row(place)));
        Array.Sort(keys, places, Comparer<(string, string)>.Create(Compare));
        return new(places.Length, place => Row(places[place]));
    }

    /// <summary>For the nodes of a type.</summary>
    public static PackedRows<NodeRow> OfNodes() => new(row => (row.Id, ""), row => row.Values, values => new(values));

    /// <summary>For the relationships of a type.</summary>
    public static PackedRows<RelationshipRow> OfRelationships() => new(
        row => (row.From, row.To),
        row => [row.From, row.To, .. row.Values],
        values => new((string)values[0]!, (string)values[1]!, values[2..]));

    private static int Compare((string First, string Second) left, (string First, string Second) right) =>
        string.CompareOrdinal(left.First, right.First) is var order && order != 0
            ? order
            : string.CompareOrdinal(left.Second, right.Second);

    private TRow Row(int place) => _make(_values.Read(place));
}
