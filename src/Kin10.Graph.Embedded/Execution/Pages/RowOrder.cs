using System.Text;
using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution.Pages;

/// <summary>The order of a connection: its keys, then id ascending.</summary>
/// <param name="keys">The keys.</param>
/// <param name="edges">Finds the edges that lead to a node; null where no key is read of an edge.</param>
internal sealed class RowOrder((KeyReader Reader, KeyDirection Direction)[] keys, EdgesTo? edges = null)
{
    /// <summary>How many keys, without the id.</summary>
    public int Count => keys.Length;

    /// <summary>How rows compare once their keys are read; positions are doubled ordinals.</summary>
    public KeyOrder Keys { get; } = new([.. keys.Select(key => key.Direction)]);

    /// <summary>The direction of a key of a plan.</summary>
    public static KeyDirection DirectionOf(OrderKey key) => new(key.Descending, key.MissingFirst);

    public KeyReader Reader(int i) => keys[i].Reader;

    /// <summary>The order by the first keys only.</summary>
    public RowOrder First(int count) => new(keys[..count]);

    public void Read(RunState state, int node, int edge, Span<SortKey> values)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            values[i] = Key(i, state, node, edge);
        }
    }

    /// <summary>How many rows, which are in this order, are before a place.</summary>
    /// <param name="state">The run.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="place">The place.</param>
    /// <param name="inclusive">Whether a row at exactly that place counts.</param>
    public int CountBefore(RunState state, RowSpan rows, CursorPlace place, bool inclusive) =>
        CountTo(state, rows, place.Keys, inclusive ? place.Position : place.Position - 1);

    /// <summary>How many rows, which are in this order, have lesser keys, or the same and at most that position.</summary>
    public int CountTo(RunState state, RowSpan rows, ReadOnlySpan<SortKey> place, long position)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (Compare(state, rows.Node(middle), rows.Edge(middle), place, position) <= 0)
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

    /// <summary>Writes a row's cursor.</summary>
    public void WriteCursor(RunState state, ulong scope, int node, int edge)
    {
        var cursor = state.Cursor;
        cursor.Begin(scope);
        foreach (var (reader, _) in keys)
        {
            if (reader.TryGet(state, node, edge, out var key))
            {
                reader.Domain.AddTo(cursor, key);
            }
            else
            {
                cursor.AddNull();
            }
        }

        cursor.AddId(state.Snapshot.Ids.Text(node));
        cursor.WriteTo(state.Writer);
    }

    /// <summary>The place that a cursor marks in this snapshot.</summary>
    /// <param name="state">The run.</param>
    /// <param name="cursor">The cursor; null where none is given.</param>
    /// <param name="isBefore">Whether it is given as <c>before</c>.</param>
    /// <param name="place">The place.</param>
    public void Locate(RunState state, CursorPosition? cursor, bool isBefore, CursorPlace place)
    {
        place.IsGiven = cursor is not null;
        if (cursor is null)
        {
            return;
        }

        place.Keys ??= new SortKey[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            place.Keys[i] = cursor.Keys[i] switch
            {
                CutText cut => new SortKey(Find(i, state, cut, cursor.Id, isBefore), false),
                { } value when keys[i].Reader.Domain.TryEncode(value, out var key) => new SortKey(key, false),
                _ => SortKey.Missing,
            };
        }

        state.Snapshot.Ids.TryEncode(cursor.Id, out var position);
        place.Position = position;
    }

    // The key of the text that a cursor holds the beginning of, or the place of that beginning.
    private long Find(int i, RunState state, CutText cut, string id, bool isBefore)
    {
        var (reader, direction) = keys[i];
        var domain = (TextDomain)reader.Domain;
        if (state.Snapshot.Ids.Find(id) is var node and >= 0)
        {
            var rows = reader.IsOfEdge ? edges!.Of(state, node) : new RowSpan(null, null, 0, 1, node);
            for (var row = 0; row < rows.Count; row++)
            {
                if (reader.TryGet(state, node, rows.Edge(row), out var key) && cut.IsOf(domain.Text((int)(key >> 1))))
                {
                    return key;
                }
            }
        }

        return domain.SeekLonger(Encoding.UTF8.GetBytes(cut.Beginning), behind: isBefore != direction.IsDescending);
    }

    private SortKey Key(int i, RunState state, int node, int edge) =>
        keys[i].Reader.TryGet(state, node, edge, out var key) ? new SortKey(key, false) : SortKey.Missing;

    private int Compare(RunState state, int node, int edge, ReadOnlySpan<SortKey> place, long position)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var compared = Keys.Compare(i, Key(i, state, node, edge), place[i]);
            if (compared != 0)
            {
                return compared;
            }
        }

        return (2L * node).CompareTo(position);
    }
}
