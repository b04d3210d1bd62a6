using System.Collections.Immutable;
using Kin10.Graph.Model;

namespace Kin10.Graph.Plan;

/// <summary>
/// A root field whose nodes are found while it runs, by looking at the graph several times; what is selected of them is read then.
/// </summary>
/// <param name="Field">The response field.</param>
/// <param name="Computation">What finds them, and what is written of it.</param>
/// <param name="Selections">What to project of nodes; the computation refers to them by position.</param>
public sealed record ComputedRootPlan(ResponseField Field, Computation Computation, ImmutableArray<NodeSelection> Selections)
    : RootPlan(Field);

/// <summary>How the nodes of a <see cref="ComputedRootPlan"/> are found.</summary>
public abstract record Computation;

/// <summary><c>subgraph</c>: nodes around some nodes, or the nodes of most links, with the links between them.</summary>
/// <param name="Around">The slot of the ids of the nodes to begin at, a list of strings; -1 for none.</param>
/// <param name="Depth">The slot of how many links away from them; a <see cref="long"/>.</param>
/// <param name="First">The slot of how many nodes at most; a <see cref="long"/>.</param>
/// <param name="Types">The types of nodes that are given, beside those to begin at.</param>
/// <param name="Relationships">The relationship types that are followed, counted and given.</param>
/// <param name="MostVisited">How many links may be followed, or nodes looked at, before it is refused.</param>
/// <param name="Items">What to project, in response order.</param>
public sealed record SubgraphComputation(
    int Around,
    int Depth,
    int First,
    ImmutableArray<NodeType> Types,
    ImmutableArray<RelationshipType> Relationships,
    int MostVisited,
    ImmutableArray<SubgraphItem> Items) : Computation;

/// <summary>The fields of a subgraph.</summary>
public enum SubgraphItemKind
{
    /// <summary>A constant: <c>__typename</c>, always <c>Subgraph</c>.</summary>
    Typename,

    /// <summary>The nodes, in their order.</summary>
    Nodes,

    /// <summary>The links between them.</summary>
    Links,

    /// <summary>Whether there are more nodes than are given.</summary>
    IsCut,
}

/// <summary>A field of a subgraph.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Nodes">What to project of each node, for <see cref="SubgraphItemKind.Nodes"/>.</param>
/// <param name="Links">What to project of each link, for <see cref="SubgraphItemKind.Links"/>.</param>
public sealed record SubgraphItem(
    ResponseField Field, SubgraphItemKind Kind, ImmutableArray<SubgraphNodeItem> Nodes, ImmutableArray<LinkItem> Links);

/// <summary>The fields of a node of a subgraph.</summary>
public enum SubgraphNodeItemKind
{
    /// <summary>A constant: <c>__typename</c>, always <c>SubgraphNode</c>.</summary>
    Typename,

    /// <summary>The node's id.</summary>
    Id,

    /// <summary>The node's type.</summary>
    Type,

    /// <summary>The node's name.</summary>
    Name,

    /// <summary>How many links of the chosen types it has in the whole graph.</summary>
    Degree,

    /// <summary>The node itself.</summary>
    Node,
}

/// <summary>A field of a node of a subgraph.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Selection">
/// The position in <see cref="ComputedRootPlan.Selections"/>, for <see cref="SubgraphNodeItemKind.Node"/>; else -1.
/// </param>
public sealed record SubgraphNodeItem(ResponseField Field, SubgraphNodeItemKind Kind, int Selection = -1);

/// <summary>The fields of a link.</summary>
public enum LinkItemKind
{
    /// <summary>A constant: <c>__typename</c>, always <c>Link</c>.</summary>
    Typename,

    /// <summary>The id of the node where it begins.</summary>
    Source,

    /// <summary>The id of the node where it ends.</summary>
    Target,

    /// <summary>Its relationship type.</summary>
    Type,

    /// <summary>How it is known.</summary>
    Basis,
}

/// <summary>A field of a link.</summary>
public sealed record LinkItem(ResponseField Field, LinkItemKind Kind);

/// <summary><c>paths</c>: the shortest ways from one node to another.</summary>
/// <param name="From">The slot of the id of the first node.</param>
/// <param name="To">The slot of the id of the last node.</param>
/// <param name="MaxLength">The slot of how many links a way may have; a <see cref="long"/>.</param>
/// <param name="First">The slot of how many ways at most; a <see cref="long"/>.</param>
/// <param name="Relationships">The relationship types that are followed, in either direction.</param>
/// <param name="MostVisited">How many links may be followed before it is refused.</param>
/// <param name="Items">What to project of each way, in response order.</param>
public sealed record PathsComputation(
    int From,
    int To,
    int MaxLength,
    int First,
    ImmutableArray<RelationshipType> Relationships,
    int MostVisited,
    ImmutableArray<GraphPathItem> Items) : Computation;

/// <summary>The fields of a way.</summary>
public enum GraphPathItemKind
{
    /// <summary>A constant: <c>__typename</c>, always <c>GraphPath</c>.</summary>
    Typename,

    /// <summary>How many links it has.</summary>
    Length,

    /// <summary>The nodes on it, from the first to the last.</summary>
    Nodes,

    /// <summary>The links between them, in the same order.</summary>
    Links,

    /// <summary>The way as a sentence.</summary>
    Text,
}

/// <summary>A field of a way.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Links">What to project of each link, for <see cref="GraphPathItemKind.Links"/>.</param>
/// <param name="Selection">
/// The position in <see cref="ComputedRootPlan.Selections"/>, for <see cref="GraphPathItemKind.Nodes"/>; else -1.
/// </param>
public sealed record GraphPathItem(ResponseField Field, GraphPathItemKind Kind, ImmutableArray<LinkItem> Links, int Selection = -1);
