using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>Reads one value of a row as a key, compiled for one snapshot and one type of rows.</summary>
internal abstract class KeyReader
{
    /// <summary>How the keys stand for values.</summary>
    public abstract KeyDomain Domain { get; }

    /// <summary>Whether an index gives the rows of the type in the order of this value.</summary>
    public virtual bool HasIndex => false;

    /// <summary>Whether relationships are walked to read it.</summary>
    public virtual bool Walks => false;

    /// <summary>Whether it is read of the edge, not of the node.</summary>
    public virtual bool IsOfEdge => false;

    /// <summary>The ordinal of the index's first row.</summary>
    public virtual int FirstNode => 0;

    /// <summary>The key; false when the value is missing.</summary>
    public abstract bool TryGet(RunState state, int node, int edge, out long key);

    /// <summary>The rows in the order of this value; only where <see cref="HasIndex"/>.</summary>
    public virtual SortedIndex Index(RunState state, KeyDirection direction) =>
        throw new NotSupportedException("No index serves this value.");

    /// <summary>Adds a part of the index to rows.</summary>
    public void AddRange(SortedIndex index, (int Start, int End) range, RowBuffer rows)
    {
        for (var i = range.Start; i < range.End; i++)
        {
            rows.Add(FirstNode + index.Rows[i], -1);
        }
    }
}

/// <summary>A property of the node.</summary>
internal sealed class NodeReader(Column column, int firstNode) : KeyReader
{
    public override KeyDomain Domain => column.Domain;

    public override bool HasIndex => true;

    public override int FirstNode => firstNode;

    public override bool TryGet(RunState state, int node, int edge, out long key) => column.TryGetKey(node - firstNode, out key);

    public override SortedIndex Index(RunState state, KeyDirection direction) => column.Index(direction);
}

/// <summary>An item of a list; the row is the item.</summary>
internal sealed class ItemReader(Column items) : KeyReader
{
    public override KeyDomain Domain => items.Domain;

    public override bool TryGet(RunState state, int node, int edge, out long key) => items.TryGetKey(node, out key);
}

/// <summary>A property of the edge that leads to the node.</summary>
internal sealed class EdgeReader(Column column) : KeyReader
{
    public override bool IsOfEdge => true;

    public override KeyDomain Domain => column.Domain;

    public override bool TryGet(RunState state, int node, int edge, out long key) => column.TryGetKey(edge, out key);
}

/// <summary>What the rows of a path hold in the place of an edge: how many hops lead there, or how many nodes lie on the ways.</summary>
internal sealed class WayReader : KeyReader
{
    public override KeyDomain Domain => KeyDomain.Integer;

    public override bool TryGet(RunState state, int node, int edge, out long key)
    {
        key = edge;
        return true;
    }
}

/// <summary>A value that rows of this type do not have.</summary>
internal sealed class MissingReader(KeyDomain domain) : KeyReader
{
    public override KeyDomain Domain => domain;

    public override bool TryGet(RunState state, int node, int edge, out long key)
    {
        key = 0;
        return false;
    }
}

/// <summary>For rows of several types: the value as each of them has it, in one domain.</summary>
internal sealed class ByTypeReader(KeyReader?[] byType, int[]?[] maps, KeyDomain domain, ushort[] typeOf) : KeyReader
{
    public override KeyDomain Domain => domain;

    public override bool IsOfEdge => byType.Any(reader => reader is { IsOfEdge: true });

    public override bool TryGet(RunState state, int node, int edge, out long key) => TryGetOf(typeOf[node], state, node, edge, out key);

    /// <summary>The key of a row of a known type; items of lists, for example, have no ordinal that tells their type.</summary>
    public bool TryGetOf(int type, RunState state, int node, int edge, out long key)
    {
        if (!byType[type]!.TryGet(state, node, edge, out key))
        {
            return false;
        }

        if (maps[type] is { } map)
        {
            key = 2L * map[key >> 1];
        }

        return true;
    }

    /// <summary>One reader of readers by type; where their texts come from different domains, these are merged.</summary>
    public static ByTypeReader Combine(KeyReader?[] byType, ushort[] typeOf)
    {
        var maps = new int[]?[byType.Length];
        var domains = byType.Where(reader => reader is not (null or MissingReader)).Select(reader => reader!.Domain).Distinct().ToArray();
        if (domains.Length <= 1)
        {
            return new ByTypeReader(byType, maps, domains.FirstOrDefault() ?? byType.First(reader => reader is not null)!.Domain, typeOf);
        }

        var merged = new MergedTextDomain([.. domains.Cast<TextDomain>()]);
        for (var type = 0; type < byType.Length; type++)
        {
            if (byType[type] is { } reader and not MissingReader)
            {
                maps[type] = merged.Maps[Array.IndexOf(domains, reader.Domain)];
            }
        }

        return new ByTypeReader(byType, maps, merged, typeOf);
    }
}
