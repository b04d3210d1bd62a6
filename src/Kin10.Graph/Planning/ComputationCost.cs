using System.Collections.Immutable;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Planning;

/// <summary>
/// What a computed root field costs beside its selections. How far a walk of several steps spreads depends on where it begins, so that it
/// counts as one over all links, up to the bound that ends it.
/// </summary>
internal readonly struct ComputationCost(BoundPlan bound, FanOut fanOut)
{
    /// <summary>What is done.</summary>
    /// <param name="Visited">How many links are followed, or nodes looked at.</param>
    /// <param name="Nodes">How many nodes are given.</param>
    /// <param name="Cost">The cost of both.</param>
    public readonly record struct Estimate(double Visited, double Nodes, double Cost);

    public Estimate Of(Computation computation) => computation switch
    {
        SubgraphComputation subgraph => Subgraph(subgraph),
        PathsComputation paths => Paths(paths),
        ChangesComputation changes => Changes(changes),
        _ => throw UnknownNode.Of(computation),
    };

    private Estimate Paths(PathsComputation plan)
    {
        var length = (long)bound[plan.MaxLength]!;
        var visited = length == 0 ? 0 : Math.Min(2 * fanOut.Links(plan.Relationships), plan.MostVisited);
        var (ways, fields) = ((long)bound[plan.First]!, plan.Items.Length);
        foreach (var item in plan.Items)
        {
            fields += item.Links.Length;
        }

        return new Estimate(visited, ways * (length + 1), 1 + (visited * CostUnits.Walked) + (ways * (length + 1) * (1 + fields)));
    }

    // The whole log is looked at, which holds no more than a setting says: little beside what is written.
    private Estimate Changes(ChangesComputation plan)
    {
        var size = plan.First < 0 ? plan.DefaultSize : (long)bound[plan.First]!;
        return new Estimate(0, size, CostUnits.Log + (size * Values(plan.Items)));
    }

    private static double Values(ImmutableArray<ChangeItem> items) => items.Sum(static item =>
        item.Kind == ChangeItemKind.Properties ? CostUnits.ChangedProperties * (1 + item.Items.Length) : 1 + Values(item.Items));

    private Estimate Subgraph(SubgraphComputation plan)
    {
        var all = fanOut.Nodes(plan.Types);
        var ends = 2 * fanOut.Links(plan.Relationships);
        var around = plan.Around < 0 ? 0 : ((object?[])bound[plan.Around]!).Length;
        var nodes = Math.Min((long)bound[plan.First]!, all + around);
        var perNode = ends / Math.Max(all, 1);
        var visited = around == 0 ? all : (long)bound[plan.Depth]! switch
        {
            0 => 0,
            1 => around * perNode,
            _ => ends,
        };
        visited = Math.Min(visited, plan.MostVisited);
        var unit = around == 0 ? CostUnits.Read : CostUnits.Walked;
        var cost = 1 + (visited * unit);
        foreach (var item in plan.Items)
        {
            cost += item.Kind switch
            {
                SubgraphItemKind.Nodes => nodes * (1 + item.Nodes.Length),
                SubgraphItemKind.Links => Math.Min(nodes * perNode, ends) * (CostUnits.Walked + item.Links.Length),
                SubgraphItemKind.IsCut or SubgraphItemKind.Typename => 1,
                _ => throw UnknownNode.Of(item.Kind),
            };
        }

        return new Estimate(visited, nodes, cost);
    }
}
