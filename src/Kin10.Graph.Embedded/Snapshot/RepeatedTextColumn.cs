namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Texts of which many are equal, such as the items of lists: each is held once.</summary>
/// <param name="texts">The different texts.</param>
/// <param name="places">The place of each row's text among them.</param>
internal sealed class RepeatedTextColumn(TextColumn texts, int[] places) : JsonColumn
{
    private readonly Lazy<RepeatedTextColumn> _folded = new(() => new(texts.Folded, places));

    public override int Count => places.Length;

    public override KeyDomain Domain => texts.Domain;

    /// <summary>The same texts in full lower case.</summary>
    public RepeatedTextColumn Folded => _folded.Value;

    public override bool TryGetKey(int row, out long key) => texts.TryGetKey(places[row], out key);

    public override ReadOnlySpan<byte> Json(int row) => texts.Json(places[row]);

    public override object? GetValue(int row) => texts.GetValue(places[row]);
}

/// <summary>Makes a <see cref="RepeatedTextColumn"/>; no text is missing in it.</summary>
internal sealed class RepeatedTextColumnBuilder(int expected) : ColumnBuilder
{
    private readonly TextHeap.Builder _texts = new(0);
    private HashedPlaces _placeOfText = new(0);
    private GrowingArray<int> _places = new(expected);

    public override void AddMissing() => throw new InvalidOperationException("A list has no missing items.");

    public override void Add(ReadOnlySpan<byte> utf8) => _places.Add(PlaceOf(utf8));

    public override Column Complete() => new RepeatedTextColumn(new TextColumn(_texts.Complete(), default), _places.Complete());

    private int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var hash = HashedPlaces.Hash(utf8);
        var slot = _placeOfText.Begin(hash);
        while (_placeOfText.TryNext(hash, ref slot, out var place))
        {
            if (HashedPlaces.AreEqual(_texts.Utf8(place), utf8))
            {
                return place;
            }
        }

        var next = _placeOfText.Count;
        _placeOfText.Add(hash, next);
        _texts.Add(utf8);
        return next;
    }
}
