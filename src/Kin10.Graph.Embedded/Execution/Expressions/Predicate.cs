using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>A condition on a row, compiled for one snapshot and one type of rows.</summary>
internal abstract class Predicate
{
    /// <summary>What <see cref="Estimate"/> gives where no index serves.</summary>
    public const int Everything = int.MaxValue;

    /// <summary>Whether the row satisfies it.</summary>
    public abstract bool Test(RunState state, int node, int edge);

    /// <summary>At most about how many nodes <see cref="Candidates"/> gives; <see cref="Everything"/> where it cannot.</summary>
    public virtual int Estimate(RunState state) => Everything;

    /// <summary>Adds all nodes that can satisfy it, in any order, perhaps more than once, perhaps others too.</summary>
    public virtual void Candidates(RunState state, RowBuffer rows) => throw new NotSupportedException("No index serves this condition.");
}

internal sealed class ConstantPredicate(bool value) : Predicate
{
    public static ConstantPredicate True { get; } = new(true);

    public static ConstantPredicate False { get; } = new(false);

    public static ConstantPredicate Of(bool value) => value ? True : False;

    public override bool Test(RunState state, int node, int edge) => value;

    public override int Estimate(RunState state) => value ? Everything : 0;

    public override void Candidates(RunState state, RowBuffer rows)
    {
    }
}

/// <summary>A boolean of the request, the same for all rows.</summary>
internal sealed class FlagPredicate(int value) : Predicate
{
    public override bool Test(RunState state, int node, int edge) => state.Values[value].Flag;
}

internal sealed class AndPredicate(Predicate[] items) : Predicate
{
    // So few that no better index is worth looking for, let alone building.
    private const int FewEnough = 64;

    public override bool Test(RunState state, int node, int edge)
    {
        foreach (var item in items)
        {
            if (!item.Test(state, node, edge))
            {
                return false;
            }
        }

        return true;
    }

    public override int Estimate(RunState state)
    {
        var least = Everything;
        foreach (var item in items)
        {
            least = Math.Min(least, item.Estimate(state));
            if (least <= FewEnough)
            {
                break;
            }
        }

        return least;
    }

    public override void Candidates(RunState state, RowBuffer rows)
    {
        var (best, least) = (items[0], Everything);
        foreach (var item in items)
        {
            var estimate = item.Estimate(state);
            if (estimate < least)
            {
                (best, least) = (item, estimate);
            }

            if (least <= FewEnough)
            {
                break;
            }
        }

        best.Candidates(state, rows);
    }
}

internal sealed class OrPredicate(Predicate[] items) : Predicate
{
    public override bool Test(RunState state, int node, int edge)
    {
        foreach (var item in items)
        {
            if (item.Test(state, node, edge))
            {
                return true;
            }
        }

        return false;
    }

    public override int Estimate(RunState state)
    {
        var sum = 0L;
        foreach (var item in items)
        {
            sum += item.Estimate(state);
        }

        return (int)Math.Min(sum, Everything);
    }

    public override void Candidates(RunState state, RowBuffer rows)
    {
        foreach (var item in items)
        {
            item.Candidates(state, rows);
        }
    }
}

internal sealed class NotPredicate(Predicate item) : Predicate
{
    public override bool Test(RunState state, int node, int edge) => !item.Test(state, node, edge);
}

/// <summary>For rows of several types: the condition as each of them has it.</summary>
internal sealed class ByTypePredicate(Predicate?[] byType, ushort[] typeOf) : Predicate
{
    public override bool Test(RunState state, int node, int edge) => byType[typeOf[node]]!.Test(state, node, edge);

    public override int Estimate(RunState state)
    {
        var sum = 0L;
        foreach (var item in byType)
        {
            sum += item?.Estimate(state) ?? 0;
        }

        return (int)Math.Min(sum, Everything);
    }

    public override void Candidates(RunState state, RowBuffer rows)
    {
        foreach (var item in byType)
        {
            item?.Candidates(state, rows);
        }
    }
}
