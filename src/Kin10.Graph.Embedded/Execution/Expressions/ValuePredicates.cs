using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>The key is between two others, both included.</summary>
internal sealed class IntervalPredicate(KeyReader reader, int value) : Predicate
{
    public override bool Test(RunState state, int node, int edge)
    {
        var prepared = state.Values[value];
        return reader.TryGet(state, node, edge, out var key) && key >= prepared.Least && key <= prepared.Greatest;
    }

    public override int Estimate(RunState state)
    {
        if (!reader.HasIndex)
        {
            return Everything;
        }

        var prepared = state.Values[value];
        var (start, end) = reader.Index(state, KeyDirection.Ascending).Between(prepared.Least, prepared.Greatest);
        return end - start;
    }

    public override void Candidates(RunState state, RowBuffer rows)
    {
        var prepared = state.Values[value];
        var index = reader.Index(state, KeyDirection.Ascending);
        reader.AddRange(index, index.Between(prepared.Least, prepared.Greatest), rows);
    }
}

/// <summary>The key is one of a set, which may include "missing".</summary>
internal sealed class InPredicate(KeyReader reader, int value) : Predicate
{
    public override bool Test(RunState state, int node, int edge)
    {
        var prepared = state.Values[value];
        return reader.TryGet(state, node, edge, out var key) ? prepared.Set.BinarySearch(key) >= 0 : prepared.Flag;
    }

    public override int Estimate(RunState state)
    {
        if (!reader.HasIndex)
        {
            return Everything;
        }

        var prepared = state.Values[value];
        var index = reader.Index(state, KeyDirection.Ascending);
        var sum = prepared.Flag ? index.MissingCount : 0L;
        foreach (var key in prepared.Set)
        {
            var (start, end) = index.Between(key, key);
            sum += end - start;
        }

        return (int)Math.Min(sum, Everything);
    }

    public override void Candidates(RunState state, RowBuffer rows)
    {
        var prepared = state.Values[value];
        var index = reader.Index(state, KeyDirection.Ascending);
        foreach (var key in prepared.Set)
        {
            reader.AddRange(index, index.Between(key, key), rows);
        }

        if (prepared.Flag)
        {
            reader.AddRange(index, (index.MissingStart, index.MissingStart + index.MissingCount), rows);
        }
    }
}

/// <summary>The value is missing.</summary>
internal sealed class MissingPredicate(KeyReader reader) : Predicate
{
    public override bool Test(RunState state, int node, int edge) => !reader.TryGet(state, node, edge, out _);

    public override int Estimate(RunState state) => reader.HasIndex ? reader.Index(state, KeyDirection.Ascending).MissingCount : Everything;

    public override void Candidates(RunState state, RowBuffer rows)
    {
        var index = reader.Index(state, KeyDirection.Ascending);
        reader.AddRange(index, (index.MissingStart, index.MissingStart + index.MissingCount), rows);
    }
}

/// <summary>The text contains, or ends with, another.</summary>
internal sealed class TextPredicate(KeyReader reader, TextDomain domain, int value, bool atEnd) : Predicate
{
    public override bool Test(RunState state, int node, int edge)
    {
        if (!reader.TryGet(state, node, edge, out var key))
        {
            return false;
        }

        var text = domain.Text((int)(key >> 1));
        var needle = state.Values[value].Needle;
        return atEnd ? text.EndsWith(needle) : text.IndexOf(needle) >= 0;
    }
}

/// <summary>Some item of a list satisfies a condition, whose rows are the items.</summary>
internal sealed class SomeItemPredicate(ListColumn list, int firstNode, bool ofEdge, Predicate item) : Predicate
{
    public override bool Test(RunState state, int node, int edge)
    {
        var (start, end) = list.Range(ofEdge ? edge : node - firstNode);
        for (var i = start; i < end; i++)
        {
            state.Tick();
            if (item.Test(state, i, -1))
            {
                return true;
            }
        }

        return false;
    }
}
