using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Planning;

/// <summary>How many nodes there are and how many a relationship leads to on average.</summary>
// Asked for every request: indexes, because enumerating a list by its interface allocates.
internal readonly struct FanOut(IGraphStatistics statistics)
{
    /// <summary>All nodes of some types.</summary>
    public double Nodes(IReadOnlyList<NodeType> types)
    {
        var count = 0.0;
        for (var i = 0; i < types.Count; i++)
        {
            count += statistics.CountNodes(types[i]);
        }

        return count;
    }

    /// <summary>All nodes that can come.</summary>
    public double Nodes(NodeSource source) => Nodes(source.Types);

    /// <summary>From one node: the relationships walked, and the nodes reached at the end.</summary>
    public (double Walked, double Reached) Follow(Relationship relationship)
    {
        var (walked, reached) = (0.0, 1.0);
        IReadOnlyList<NodeType> from = relationship.Owner.NodeTypes;
        for (var i = 0; i < relationship.Hops.Count; i++)
        {
            var hop = relationship.Hops[i];
            var relationships = 0.0;
            for (var j = 0; j < hop.Types.Count; j++)
            {
                // Without a direction each relationship is met from both of its ends.
                relationships += statistics.CountRelationships(hop.Types[j]) * (hop.Direction == HopDirection.Both ? 2.0 : 1.0);
            }

            reached *= relationships / Math.Max(Nodes(from), 1);
            walked += reached;
            from = hop.Targets;
        }

        return (walked, reached);
    }
}
