using System.Diagnostics.CodeAnalysis;

namespace Kin10.Graph.Search.Queries;

/// <summary>What was found last, by query, bounded in rows: the next page and the same question need not search again.</summary>
/// <param name="maxRows">The most rows in all.</param>
internal sealed class RememberedRows(int maxRows)
{
    // An empty result takes room, too.
    private const int Weight = 16;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, RankedRow[] Rows)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, RankedRow[] Rows)> _byUse = [];
    private long _weight;

    /// <summary>The rows that were found for a query.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out RankedRow[]? rows)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(key, out var node))
            {
                rows = null;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            rows = node.Value.Rows;
            return true;
        }
    }

    /// <summary>Remembers rows, and forgets those that were not asked for longest.</summary>
    public void Add(string key, RankedRow[] rows)
    {
        lock (_lock)
        {
            if (rows.Length + Weight > maxRows || _byKey.ContainsKey(key))
            {
                return;
            }

            _byKey.Add(key, _byUse.AddFirst((key, rows)));
            _weight += rows.Length + Weight;
            while (_weight > maxRows)
            {
                var last = _byUse.Last!;
                _byUse.RemoveLast();
                _byKey.Remove(last.Value.Key);
                _weight -= last.Value.Rows.Length + Weight;
            }
        }
    }
}
