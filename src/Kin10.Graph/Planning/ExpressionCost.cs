using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Planning;

/// <summary>
/// What it costs to decide a filter or to read an operand for many rows. A condition that walks is decided once for each node, however many
/// rows stand for it, and from all nodes together no relationship is walked twice. So nesting adds; it does not multiply.
/// </summary>
/// <param name="fanOut">How large the graph is.</param>
/// <param name="shares">Takes what each condition on other nodes costs; null where that is not wanted.</param>
internal readonly struct ExpressionCost(FanOut fanOut, List<CostShare>? shares)
{
    /// <summary>The rows for which something is asked: how many, of how many nodes, and whether a walk led to them.</summary>
    private readonly record struct Asked(double Rows, double Nodes, bool IsBelowWalk = false);

    /// <summary>The cost of a filter.</summary>
    /// <param name="filter">The filter; null for none.</param>
    /// <param name="rows">How many rows it is asked of.</param>
    /// <param name="nodes">How many different nodes these are, at most.</param>
    /// <param name="path">Where the shares of conditions on other nodes belong; null where they are not wanted.</param>
    public double Of(Filter? filter, double rows, double nodes, CostPath? path) => Of(filter, new Asked(rows, Math.Min(rows, nodes)), path);

    /// <summary>The cost of an operand; otherwise the same.</summary>
    public double Of(Operand operand, double rows, double nodes, CostPath? path) =>
        Of(operand, new Asked(rows, Math.Min(rows, nodes)), path);

    private double Of(Filter? filter, Asked asked, CostPath? path) => filter switch
    {
        null or ConstantFilter or SlotFilter => 0,
        AndFilter and => Sum(and.Items, asked, path),
        OrFilter or => Sum(or.Items, asked, path),
        NotFilter not => Of(not.Item, asked, path),
        MissingFilter missing => Of(missing.Operand, asked, path),
        CompareFilter compare => Of(compare.Operand, asked, path) + (IsSearch(compare) ? asked.Rows * CostUnits.Searched : 0),
        InFilter membership => Of(membership.Operand, asked, path),
        SomeItemFilter some => Of(some.List, asked, path) + Of(some.Item, asked, path),
        ExistsFilter exists => Targets(exists.Relationship, exists.Item, 0, asked, path, sharesWays: true),
        TypedFilter typed => (asked.Rows * CostUnits.Read) + Of(typed.Item, asked, path),
        TypeFilter => asked.Rows * CostUnits.Read,
        _ => throw UnknownNode.Of(filter),
    };

    private double Of(Operand operand, Asked asked, CostPath? path) => operand switch
    {
        CountOperand { Where: null, Relationship: { IsPath: false } relationship } => Walking(asked, relationship).Rows * CostUnits.Read,
        CountOperand count => Targets(count.Relationship, count.Where, 0, asked, path, sharesWays: false),
        AggregateOperand aggregate =>
            Targets(aggregate.Relationship, aggregate.Where, CostUnits.Read, asked, path, sharesWays: false),
        ToOneOperand toOne => ToOne(toOne, Walking(asked, toOne.Relationship), path),
        TypedOperand typed => Of(typed.Inner, asked, path),
        PropertyOperand or EdgePropertyOperand or ItemOperand or GroupAggregateOperand or GroupKeyOperand => asked.Rows * CostUnits.Read,
        ViaCountOperand via => asked.Rows * Ways(via.Path) * CostUnits.Walked,
        StepsOperand => asked.Rows * CostUnits.Walked,
        _ => throw UnknownNode.Of(operand),
    };

    private double ToOne(ToOneOperand toOne, Asked asked, CostPath? path) =>
        (asked.Rows * CostUnits.Walked) + Of(toOne.Inner, asked, path);

    // The nodes from which a relationship is followed to decide a condition.
    private Asked Walking(Asked asked, Relationship relationship)
    {
        var all = fanOut.DecidesForAllNodes && asked.IsBelowWalk ? fanOut.Nodes(relationship.Owner.NodeTypes) : 0;
        return asked with { Rows = Math.Max(asked.Rows, all), Nodes = Math.Max(asked.Nodes, all) };
    }

    private static bool IsSearch(CompareFilter compare) =>
        compare.FoldCase || compare.Comparison is Comparison.Contains or Comparison.EndsWith;

    // What is walked once more to find the ways to one target: there and back.
    private double Ways(Relationship path)
    {
        var (walked, reached) = fanOut.Follow(path);
        return 1 + (2 * walked / Math.Max(reached, 1));
    }

    // Whether there is a target can be decided for all nodes together, over a path too; how many there are, only for each by itself.
    private double Targets(Relationship relationship, Filter? where, double perTarget, Asked asked, CostPath? path, bool sharesWays)
    {
        asked = Walking(asked, relationship);

        // A path of variable length is walked from each node by itself.
        sharesWays &= !relationship.HasSteps;
        var (walked, reached) = fanOut.Follow(relationship);
        var all = fanOut.Nodes(relationship.Owner.NodeTypes);

        // Nodes that are led to tend to lead on, though others lead nowhere: else conditions would cost nothing where they stand deep.
        var (links, targets) = (asked.Nodes * walked, Math.Min(asked.Nodes * Math.Max(reached, 1), Math.Max(asked.Nodes, all) * reached));
        if (sharesWays || !relationship.IsPath)
        {
            (links, targets) = (Math.Min(links, fanOut.Links(relationship)), Math.Min(targets, all * reached));
        }

        var nodes = fanOut.Nodes(relationship.Target.NodeTypes);
        if (sharesWays && relationship.IsPath)
        {
            targets = Math.Min(targets, nodes);
        }

        var below = path?.Field(relationship.Name);
        var own = (asked.Rows * CostUnits.Read) + (links * CostUnits.Walked) + (targets * perTarget);
        var before = shares?.Count ?? 0;
        var inner = Of(where, new Asked(targets, Math.Min(targets, nodes), IsBelowWalk: true), below);
        if (shares is null || below is null)
        {
            return own + inner;
        }

        // The shares of what stands inside are there already; this one has the rest.
        var rest = own + inner;
        for (var i = before; i < shares.Count; i++)
        {
            rest -= shares[i].Cost;
        }

        var what = $"asking {CostPath.Number(asked.Nodes)} nodes, over {CostPath.Number(links)} relationships";
        shares.Add(new CostShare(below.ToString(), what, rest));
        return own + inner;
    }

    private double Sum(ImmutableArray<Filter> items, Asked asked, CostPath? path)
    {
        var sum = 0.0;
        foreach (var item in items)
        {
            sum += Of(item, asked, path);
        }

        return sum;
    }
}
