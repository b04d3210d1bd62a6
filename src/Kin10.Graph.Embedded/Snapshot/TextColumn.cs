using System.Text;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Texts. Their ranks are found when the column is first filtered, ordered or grouped by.</summary>
internal sealed class TextColumn : JsonColumn
{
    private readonly TextHeap _heap;
    private readonly KnownMask _known;
    private readonly Lazy<TextRanking> _ranking;
    private readonly Lazy<TextColumn> _folded;

    public TextColumn(TextHeap heap, KnownMask known)
    {
        _heap = heap;
        _known = known;
        _ranking = new Lazy<TextRanking>(() => new TextRanking(_heap, _known));
        _folded = new Lazy<TextColumn>(Fold);
    }

    public override int Count => _heap.Count;

    public override KeyDomain Domain => _ranking.Value;

    /// <summary>The same texts in full lower case.</summary>
    public TextColumn Folded => _folded.Value;

    public override bool TryGetKey(int row, out long key)
    {
        if (!_known[row])
        {
            key = 0;
            return false;
        }

        key = 2L * _ranking.Value.RankOf(row);
        return true;
    }

    public ReadOnlySpan<byte> Utf8(int row) => _heap.Utf8(row);

    public override ReadOnlySpan<byte> Json(int row) => _known[row] ? _heap.Json(row) : "null"u8;

    public override object? GetValue(int row) => _known[row] ? Encoding.UTF8.GetString(_heap.Utf8(row)) : null;

    private TextColumn Fold()
    {
        var folded = new TextHeap.Builder(Count);
        for (var row = 0; row < Count; row++)
        {
            folded.Add(_known[row] ? FullLowerCase.Of(Encoding.UTF8.GetString(_heap.Utf8(row))) : null);
        }

        return new TextColumn(folded.Complete(), _known);
    }
}
