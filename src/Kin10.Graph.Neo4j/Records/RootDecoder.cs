using Kin10.Bolt.PackStream;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>How the records of a root field are written.</summary>
internal abstract class RootDecoder(ResponseField field)
{
    public ResponseField Field { get; } = field;

    /// <summary>Writes the value; false when it is null and may not be. The field is entered already.</summary>
    /// <param name="values">The values of all records, one behind the other.</param>
    /// <param name="count">How many.</param>
    /// <param name="writer">Where it goes.</param>
    public bool WriteField(ReadOnlySpan<byte> values, int count, RecordWriter writer)
    {
        var mark = writer.Response.Save();
        return Write(values, count, writer) || writer.Response.TakeBack(mark, Field.IsNonNull);
    }

    protected abstract bool Write(ReadOnlySpan<byte> values, int count, RecordWriter writer);
}

/// <summary>One node by id: a record, or none.</summary>
internal sealed class NodeRootDecoder(ResponseField field, NodeDecoder node) : RootDecoder(field)
{
    protected override bool Write(ReadOnlySpan<byte> values, int count, RecordWriter writer)
    {
        if (count == 0)
        {
            return false;
        }

        var reader = new PackStreamReader(values);
        return node.Write(ref reader, Field, writer);
    }
}

/// <summary><c>nodes</c>: a record for each id, a list of none or one, which says its type first.</summary>
internal sealed class NodesRootDecoder(ResponseField field, NodeDecoder?[] cases) : RootDecoder(field)
{
    protected override bool Write(ReadOnlySpan<byte> values, int count, RecordWriter writer)
    {
        var reader = new PackStreamReader(values);
        writer.Response.StartArray();
        for (var i = 0; i < count; i++)
        {
            writer.Response.AtIndex(i);
            var found = reader;
            reader.Skip();
            var mark = writer.Response.Save();
            if (found.ReadListHeader() == 0 || !WriteNode(ref found, writer))
            {
                writer.Response.TakeBack(mark, isNonNull: false);
            }
        }

        writer.Response.AtIndex(-1);
        writer.Response.EndArray();
        return true;
    }

    private bool WriteNode(ref PackStreamReader found, RecordWriter writer)
    {
        found.ReadListHeader();
        return cases[found.ReadInteger()]!.Write(ref found, Field, writer);
    }
}

/// <summary>A connection: one record, or a record for each row.</summary>
internal sealed class ConnectionRootDecoder(ResponseField field, ConnectionDecoder connection, bool areRecordsRows) : RootDecoder(field)
{
    protected override bool Write(ReadOnlySpan<byte> values, int count, RecordWriter writer)
    {
        if (areRecordsRows)
        {
            return connection.WriteRows(values, count, writer);
        }

        var reader = new PackStreamReader(values);
        return connection.Write(ref reader, writer);
    }
}
