using Kin10.Bolt.PackStream;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>A row of a connection in a record: a list of values, or the only one of them.</summary>
/// <param name="isBare">Whether the row is its only value.</param>
/// <param name="keys">The keys of the order with their positions; empty where no cursor is asked for.</param>
/// <param name="id">The position of the id, or -1.</param>
internal sealed class RowDecoder(bool isBare, (ScalarDecoder Value, int Position)[] keys, int id)
{
    private static readonly ScalarDecoder Id = new(Model.ScalarKind.Id, null);

    public bool IsBare => isBare;

    /// <summary>A reader at a value of a row.</summary>
    public PackStreamReader At(PackStreamReader row, int position)
    {
        if (isBare)
        {
            return row;
        }

        row.ReadListHeader();
        for (var i = 0; i < position; i++)
        {
            row.Skip();
        }

        return row;
    }

    /// <summary>Writes the cursor of a row; false when its keys are not what the model says.</summary>
    public bool WriteCursor(PackStreamReader row, ulong scope, ResponseField field, RecordWriter writer)
    {
        var cursor = writer.Cursor;
        cursor.Begin(scope);
        foreach (var (key, position) in keys)
        {
            var value = At(row, position);
            if (!key.TryAddTo(cursor, ref value))
            {
                return writer.Broken(field, "The order goes by a value in the database that is not of the model's type.");
            }
        }

        var last = At(row, id);
        if (last.TryReadNull() || !Id.TryAddTo(cursor, ref last))
        {
            return writer.Broken(field, "The database holds a node without an id.");
        }

        cursor.WriteTo(writer.Response);
        return true;
    }
}
