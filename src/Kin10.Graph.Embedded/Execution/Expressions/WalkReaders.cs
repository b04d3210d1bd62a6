using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>The number of targets, unfiltered.</summary>
internal sealed class CountReader(CountColumn counts, int firstNode, int walk) : KeyReader
{
    public override KeyDomain Domain => KeyDomain.Integer;

    public override bool HasIndex => true;

    public override int FirstNode => firstNode;

    public override bool TryGet(RunState state, int node, int edge, out long key)
    {
        key = counts.Count(node - firstNode, state.Walks[walk]);
        return true;
    }

    public override SortedIndex Index(RunState state, KeyDirection direction) => counts.Index(direction, state.Walks[walk]);
}

/// <summary>The number of targets that satisfy a condition.</summary>
internal sealed class FilteredCountReader(Traversal traversal, Predicate where, int walk) : KeyReader
{
    public override bool Walks => true;

    public override KeyDomain Domain => KeyDomain.Integer;

    public override bool TryGet(RunState state, int node, int edge, out long key)
    {
        var rows = traversal.Rows(node, state.Walks[walk]);
        key = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            state.Tick();
            key += where.Test(state, rows.Node(i), rows.Edge(i)) ? 1 : 0;
        }

        return true;
    }
}

/// <summary>An aggregate of a property over the targets that satisfy a condition.</summary>
internal sealed class AggregateReader(
    Traversal traversal, Predicate? where, KeyReader property, AggregateFunction function, int walk) : KeyReader
{
    public override bool Walks => true;

    public override KeyDomain Domain { get; } = Accumulator.DomainOf(function, property.Domain);

    public override bool TryGet(RunState state, int node, int edge, out long key)
    {
        var rows = traversal.Rows(node, state.Walks[walk]);
        var accumulator = default(Accumulator);
        for (var i = 0; i < rows.Count; i++)
        {
            state.Tick();
            if ((where is null || where.Test(state, rows.Node(i), rows.Edge(i)))
                && property.TryGet(state, rows.Node(i), rows.Edge(i), out var value))
            {
                accumulator.Add(value, property.Domain);
            }
        }

        var result = accumulator.Read(function, property.Domain);
        key = result ?? 0;
        return result is not null;
    }
}

/// <summary>A value beyond a relationship with at most one target.</summary>
internal sealed class ToOneReader(Traversal traversal, KeyReader inner, int walk) : KeyReader
{
    public override bool Walks => true;

    public override KeyDomain Domain => inner.Domain;

    public override bool TryGet(RunState state, int node, int edge, out long key)
    {
        var rows = traversal.Rows(node, state.Walks[walk]);
        key = 0;
        return rows.Count > 0 && inner.TryGet(state, rows.Node(0), rows.Edge(0), out key);
    }
}
