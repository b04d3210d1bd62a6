using System.Buffers;
using System.Text;

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
    private readonly TextColumnBuilder _texts = new(0);
    private readonly Dictionary<string, int> _placeOfText = [];
    private GrowingArray<int> _places = new(expected);

    public override void AddMissing() => throw new InvalidOperationException("A list has no missing items.");

    public override void Add(ReadOnlySpan<byte> utf8)
    {
        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        var text = rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented));
        var known = _placeOfText.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var place))
        {
            known[text] = place = _placeOfText.Count;
            _texts.Add(utf8);
        }

        _places.Add(place);
        ArrayPool<char>.Shared.Return(rented);
    }

    public override Column Complete() => new RepeatedTextColumn(_texts.Complete(), _places.Complete());
}
