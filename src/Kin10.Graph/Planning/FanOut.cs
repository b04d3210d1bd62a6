using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Planning;

/// <summary>How many nodes there are and how many a relationship leads to on average.</summary>
// Asked for every request: indexes, because enumerating a list by its interface allocates.
internal readonly struct FanOut(IGraphStatistics statistics)
{
    /// <summary>See <see cref="IGraphStatistics.DecidesForAllNodes"/>.</summary>
    public bool DecidesForAllNodes => statistics.DecidesForAllNodes;

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

    /// <summary>All relationships of a relationship's or path's hops.</summary>
    public double Links(Relationship relationship)
    {
        var links = 0.0;
        for (var i = 0; i < relationship.Hops.Count; i++)
        {
            links += Links(relationship.Hops[i]);
        }

        return links;
    }

    /// <summary>All relationships of some types.</summary>
    public double Links(IReadOnlyList<RelationshipType> types)
    {
        var links = 0.0;
        for (var i = 0; i < types.Count; i++)
        {
            links += statistics.CountRelationships(types[i]);
        }

        return links;
    }

    /// <summary>From one node: the relationships walked, and the nodes reached at the end.</summary>
    public (double Walked, double Reached) Follow(Relationship relationship)
    {
        if (relationship.HasSteps)
        {
            return FollowSteps(relationship.Hops[0], relationship.Owner.NodeTypes);
        }

        var (walked, reached) = (0.0, 1.0);
        IReadOnlyList<NodeType> from = relationship.Owner.NodeTypes;
        for (var i = 0; i < relationship.Hops.Count; i++)
        {
            var hop = relationship.Hops[i];
            reached *= Links(hop) / Math.Max(Nodes(from), 1);
            walked += reached;
            if (relationship.IsPath)
            {
                // Each node counts once.
                reached = Math.Min(reached, Nodes(hop.Targets));
            }

            from = hop.Targets;
        }

        return (walked, reached);
    }

    // Each node is walked from once, so that no relationship is met twice in one direction.
    private (double Walked, double Reached) FollowSteps(Hop hop, IReadOnlyList<NodeType> from)
    {
        var (walked, all, reached) = (0.0, 0.0, 1.0);
        for (var step = 0; step < hop.Most; step++)
        {
            reached = Math.Min(reached * Links(hop) / Math.Max(Nodes(from), 1), Nodes(hop.Targets));
            walked += reached;
            all += reached;
            from = hop.Targets;
        }

        return (Math.Min(walked, Links(hop)), Math.Min(all, Nodes(hop.Targets)));
    }

    private double Links(Hop hop)
    {
        var links = 0.0;
        for (var i = 0; i < hop.Types.Count; i++)
        {
            // Without a direction each relationship is met from both of its ends.
            links += statistics.CountRelationships(hop.Types[i]) * (hop.Direction == HopDirection.Both ? 2.0 : 1.0);
        }

        return links;
    }
}
