using System.Buffers.Binary;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>The distinct texts of a column in order, and the rank of each row's text among them.</summary>
internal sealed class TextRanking : TextDomain
{
    private readonly TextHeap _heap;
    private readonly int[] _rankOfRow;
    private readonly int[] _rowOfRank;

    public TextRanking(TextHeap heap, KnownMask known)
    {
        _heap = heap;
        var rows = new int[heap.Count];
        var prefixes = new ulong[heap.Count];
        var count = 0;
        for (var row = 0; row < heap.Count; row++)
        {
            if (known[row])
            {
                prefixes[count] = Prefix(heap.Utf8(row));
                rows[count++] = row;
            }
        }

        SortRows(rows.AsSpan(0, count), prefixes.AsSpan(0, count));
        _rankOfRow = new int[heap.Count];
        var rowOfRank = new List<int>();
        for (var i = 0; i < count; i++)
        {
            if (rowOfRank.Count == 0 || !heap.Utf8(rowOfRank[^1]).SequenceEqual(heap.Utf8(rows[i])))
            {
                rowOfRank.Add(rows[i]);
            }

            _rankOfRow[rows[i]] = rowOfRank.Count - 1;
        }

        _rowOfRank = [.. rowOfRank];
    }

    public override int Count => _rowOfRank.Length;

    public override ReadOnlySpan<byte> Text(int rank) => _heap.Utf8(_rowOfRank[rank]);

    public int RankOf(int row) => _rankOfRow[row];

    public override void Write(long key, ResponseWriter writer) => writer.Raw(_heap.Json(_rowOfRank[key >> 1]));

    // Most texts differ in their first eight bytes, which compare as one integer; only the others are compared in full.
    private void SortRows(Span<int> rows, Span<ulong> prefixes)
    {
        prefixes.Sort(rows);
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (end < rows.Length && prefixes[end] == prefixes[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                rows[start..end].Sort((x, y) => _heap.Utf8(x).SequenceCompareTo(_heap.Utf8(y)));
            }

            start = end;
        }
    }

    private static ulong Prefix(ReadOnlySpan<byte> utf8)
    {
        Span<byte> first = stackalloc byte[8];
        first.Clear();
        utf8[..Math.Min(8, utf8.Length)].CopyTo(first);
        return BinaryPrimitives.ReadUInt64BigEndian(first);
    }
}
