using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Makes the table of a relationship type of relationships that come in the order of the ids of their ends.</summary>
/// <param name="type">The type.</param>
/// <param name="expected">How many relationships are expected.</param>
/// <param name="ids">All nodes by id.</param>
/// <param name="columns">Take the values of each relationship.</param>
internal sealed class EdgeTableBuilder(RelationshipType type, int expected, IdIndex ids, ColumnBuilder[] columns)
{
    private GrowingArray<int> _from = new(expected);
    private GrowingArray<int> _to = new(expected);
    private (int From, int To) _last = (-1, -1);

    public ColumnBuilder[] Columns => columns;

    /// <summary>What does not fit; null where all does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Adds the ends of the next relationship.</summary>
    public void Add(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        // In their order many in a row start at the same node.
        var isSame = _last.From >= 0 && HashedPlaces.AreEqual(ids.Text(_last.From), from);
        Add(isSame ? _last.From : ids.Find(from), ids.Find(to));
    }

    /// <summary>Adds the ends of the next relationship.</summary>
    /// <param name="from">The node where it starts, or -1 where there is none.</param>
    /// <param name="to">The node where it ends, or -1 where there is none.</param>
    public void Add(int from, int to)
    {
        if (from < 0 || to < 0)
        {
            Problem ??= $"{type} leads to or from a node that is not there.";
        }
        else if (_last.CompareTo((from, to)) > 0)
        {
            Problem ??= $"The relationships of {type} are not in order.";
        }

        _last = (from, to);
        _from.Add(from);
        _to.Add(to);
    }

    /// <summary>The table; nothing may be added afterwards.</summary>
    public EdgeTable Complete(int[] bases, int[] counts, ushort[] typeOf)
    {
        foreach (var column in columns)
        {
            Problem ??= column.Problem;
        }

        return new(type, _from.Complete(), _to.Complete(), Array.ConvertAll(columns, column => column.Complete()), bases, counts, typeOf);
    }
}
