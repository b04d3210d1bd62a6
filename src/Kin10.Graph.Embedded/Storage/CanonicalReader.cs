using System.Buffers.Binary;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Reads what a <see cref="CanonicalWriter"/> wrote into the columns of a snapshot.</summary>
/// <param name="rows">Whole rows.</param>
internal ref struct CanonicalReader(ReadOnlySpan<byte> rows)
{
    private ReadOnlySpan<byte> _rest = rows;

    /// <summary>Reads a text that has no letter before it.</summary>
    public ReadOnlySpan<byte> ReadBare() => Take(checked((int)ReadInteger()));

    /// <summary>Reads a value into its column.</summary>
    public void Read(ColumnBuilder column)
    {
        var tag = (CanonicalTag)Take(1)[0];
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

    private long ReadInteger() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    private ReadOnlySpan<byte> Take(int bytes)
    {
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
