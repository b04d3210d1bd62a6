using System.Buffers.Binary;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Reads what a <see cref="CanonicalWriter"/> wrote into the columns of a snapshot.</summary>
/// <param name="rows">Whole rows.</param>
internal ref struct CanonicalReader(ReadOnlySpan<byte> rows)
{
    private readonly ReadOnlySpan<byte> _rows = rows;
    private int _place;

    /// <summary>Reads a text that has no letter before it.</summary>
    public ReadOnlySpan<byte> ReadBare()
    {
        var length = checked((int)ReadInteger());
        var text = _rows.Slice(_place, length);
        _place += length;
        return text;
    }

    /// <summary>Reads a value into its column.</summary>
    public void Read(ColumnBuilder column)
    {
        var tag = (CanonicalTag)_rows[_place++];
        switch (tag)
        {
            case CanonicalTag.Missing:
                column.AddMissing();
                break;
            case CanonicalTag.True:
                column.Add(1L);
                break;
            case CanonicalTag.False:
                column.Add(0L);
                break;
            case CanonicalTag.Integer or CanonicalTag.Date:
                column.Add(ReadInteger());
                break;
            case CanonicalTag.Number:
                column.Add(BitConverter.Int64BitsToDouble(ReadInteger()));
                break;
            case CanonicalTag.Text:
                column.Add(ReadBare());
                break;
            case CanonicalTag.List:
                ReadList((ListColumnBuilder)column);
                break;
            default:
                throw UnknownNode.Of(tag);
        }
    }

    private void ReadList(ListColumnBuilder column)
    {
        var count = checked((int)ReadInteger());
        for (var i = 0; i < count; i++)
        {
            column.Items.Add(ReadBare());
        }

        column.EndList(count);
    }

    private long ReadInteger()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(_rows[_place..]);
        _place += sizeof(long);
        return value;
    }
}
