using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Execution;

/// <summary>The order of a connection: its keys, then id ascending.</summary>
/// <param name="keys">The keys.</param>
internal sealed class RowOrder((KeyReader Reader, bool Descending)[] keys)
{
    /// <summary>How many keys, without the id.</summary>
    public int Count => keys.Length;

    public KeyReader Reader(int i) => keys[i].Reader;

    public bool IsDescending(int i) => keys[i].Descending;

    public void Read(RunState state, int node, int edge, Span<SortKey> values)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            values[i] = keys[i].Reader.TryGet(state, node, edge, out var key) ? new SortKey(key, false) : SortKey.Missing;
        }
    }

    /// <summary>Compares two rows; positions are doubled ordinals.</summary>
    public int Compare(ReadOnlySpan<SortKey> x, long xPosition, ReadOnlySpan<SortKey> y, long yPosition)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            var compared = x[i].CompareTo(y[i]);
            if (compared != 0)
            {
                return keys[i].Descending ? -compared : compared;
            }
        }

        return xPosition.CompareTo(yPosition);
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

        cursor.AddString(state.Snapshot.Ids.Text(node));
        cursor.WriteTo(state.Writer);
    }

    /// <summary>The place that a cursor marks in this snapshot.</summary>
    public void Locate(RunState state, CursorPosition? cursor, CursorPlace place)
    {
        place.IsGiven = cursor is not null;
        if (cursor is null)
        {
            return;
        }

        place.Keys ??= new SortKey[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            place.Keys[i] = cursor.Keys[i] is { } value && keys[i].Reader.Domain.TryEncode(value, out var key)
                ? new SortKey(key, false)
                : SortKey.Missing;
        }

        state.Snapshot.Ids.TryEncode(cursor.Id, out var position);
        place.Position = position;
    }
}

/// <summary>A place in an ordered list, whether or not a row is there.</summary>
internal sealed class CursorPlace
{
    public bool IsGiven { get; set; }

    public SortKey[]? Keys { get; set; }

    /// <summary>The doubled ordinal of the id, odd between two.</summary>
    public long Position { get; set; }
}
