using System.Buffers;
using System.Text;
using Kin10.Graph.Results;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Distinct texts in the order of their code points (UTF-8 bytes); the key of the text at rank r is 2r.</summary>
internal abstract class TextDomain : KeyDomain
{
    /// <summary>How many distinct texts.</summary>
    public abstract int Count { get; }

    /// <summary>The UTF-8 of a text.</summary>
    public abstract ReadOnlySpan<byte> Text(int rank);

    public override bool TryEncode(object value, out long key)
    {
        if (value is not string text)
        {
            key = 0;
            return false;
        }

        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        key = Seek(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return true;
    }

    /// <summary>The key of a text: even when it is there, else odd, between its neighbours.</summary>
    public virtual long Seek(ReadOnlySpan<byte> utf8)
    {
        var rank = LowerBound(utf8);
        return rank < Count && Text(rank).SequenceEqual(utf8) ? 2L * rank : (2L * rank) - 1;
    }

    /// <summary>The keys of the texts that start with a prefix, both ends included; least over greatest when there is none.</summary>
    public (long Least, long Greatest) SeekPrefix(ReadOnlySpan<byte> prefix)
    {
        var start = LowerBound(prefix);
        var (low, high) = (start, Count);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (Text(middle).StartsWith(prefix))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (2L * start, (2L * low) - 1);
    }

    /// <summary>The odd key ahead of all longer texts that start with a prefix, or behind them.</summary>
    public long SeekLonger(ReadOnlySpan<byte> prefix, bool behind)
    {
        var (least, greatest) = SeekPrefix(prefix);
        var rank = (int)(least / 2);
        return behind ? greatest : rank < Count && Text(rank).SequenceEqual(prefix) ? least + 1 : least - 1;
    }

    public override void Write(long key, ResponseWriter writer) => writer.String((string)Decode(key));

    public override void AddTo(CursorWriter cursor, long key) => cursor.AddString(Text((int)(key >> 1)));

    public override object Decode(long key) => Encoding.UTF8.GetString(Text((int)(key >> 1)));

    private int LowerBound(ReadOnlySpan<byte> utf8)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (Text(middle).SequenceCompareTo(utf8) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
