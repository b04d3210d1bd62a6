using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>One hop of a walk, over one relationship type or several.</summary>
internal sealed class WalkStep
{
    public WalkStep(GraphSnapshot snapshot, IReadOnlyList<RelationshipType> types, HopDirection direction, IReadOnlyList<NodeType> targets)
    {
        IsBoth = direction == HopDirection.Both;
        Types = [.. types.Select(type => type.Index)];
        Adjacencies = [.. types.Select(type => snapshot.Edges[type.Index].Adjacency(direction))];
        var allowed = new bool[snapshot.Model.NodeTypes.Count];
        foreach (var target in targets)
        {
            allowed[target.Index] = true;
        }

        var possible = types.SelectMany(type => direction switch
        {
            HopDirection.Out => type.To,
            HopDirection.In => type.From,
            HopDirection.Both => type.From.Concat(type.To),
            _ => throw UnknownNode.Of(direction),
        });
        Allowed = possible.All(type => allowed[type.Index]) ? null : allowed;
    }

    /// <summary>The relationship types by index.</summary>
    public int[] Types { get; }

    /// <summary>Where each of them leads.</summary>
    public Adjacency[] Adjacencies { get; }

    /// <summary>Whether it is walked with and against the arrow.</summary>
    public bool IsBoth { get; }

    /// <summary>The types at which it may arrive; null where it can arrive at no other.</summary>
    public bool[]? Allowed { get; }

    public bool Allows(int type) => Allowed is null || Allowed[type];
}
