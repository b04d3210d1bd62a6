using System.Collections.Immutable;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;

namespace Kin10.Graph.Plan;

/// <summary><c>changes</c>: what imports did, newest first.</summary>
/// <param name="Since">The slot of the time after which changes count, a <see cref="DateTimeOffset"/>; -1 for all.</param>
/// <param name="Types">The types of nodes; a link is of the types of its ends.</param>
/// <param name="Kinds">What happened.</param>
/// <param name="First">The slot of <c>first</c>, or -1.</param>
/// <param name="After">The slot of <c>after</c>, a <see cref="ChangePosition"/>, or -1.</param>
/// <param name="DefaultSize">The size without <c>first</c>.</param>
/// <param name="Items">What to project, in response order.</param>
public sealed record ChangesComputation(
    int Since,
    ImmutableArray<NodeType> Types,
    ImmutableArray<ChangeKind> Kinds,
    int First,
    int After,
    int DefaultSize,
    ImmutableArray<ChangeItem> Items) : Computation;

/// <summary>The fields of <c>changes</c> and of the objects in it.</summary>
public enum ChangeItemKind
{
    /// <summary>A constant: <c>__typename</c>.</summary>
    Typename,

    /// <summary>The changes of the page, with their places.</summary>
    Edges,

    /// <summary>The changes of the page.</summary>
    Nodes,

    /// <summary>Where the page stands.</summary>
    PageInfo,

    /// <summary>How many changes there are.</summary>
    TotalCount,

    /// <summary>Whether there are changes behind the page.</summary>
    HasNextPage,

    /// <summary>Whether there are changes before the page.</summary>
    HasPreviousPage,

    /// <summary>The place of the page's first change.</summary>
    StartCursor,

    /// <summary>The place of the page's last change.</summary>
    EndCursor,

    /// <summary>The place of a change.</summary>
    Cursor,

    /// <summary>The change of an edge.</summary>
    Node,

    /// <summary>What tells a change from others.</summary>
    Id,

    /// <summary>When it was.</summary>
    At,

    /// <summary>What happened.</summary>
    Kind,

    /// <summary>The node that it happened to.</summary>
    Target,

    /// <summary>The link that it happened to.</summary>
    Link,

    /// <summary>The values that are others since.</summary>
    Properties,

    /// <summary>What was said of the import.</summary>
    Note,

    /// <summary>The version of the graph before the import.</summary>
    FromVersion,

    /// <summary>The version of the graph after the import.</summary>
    ToVersion,

    /// <summary>The id of the node that it happened to.</summary>
    TargetId,

    /// <summary>The type of that node.</summary>
    TargetType,

    /// <summary>The name of that node.</summary>
    TargetName,

    /// <summary>That node, where it is there.</summary>
    TargetNode,

    /// <summary>The id of the node where the link begins.</summary>
    LinkSource,

    /// <summary>The id of the node where the link ends.</summary>
    LinkTarget,

    /// <summary>The link's relationship type.</summary>
    LinkType,

    /// <summary>How the link is known.</summary>
    LinkBasis,

    /// <summary>The name of a property.</summary>
    PropertyName,

    /// <summary>What it was.</summary>
    Before,

    /// <summary>What it became.</summary>
    After,
}

/// <summary>A field of <c>changes</c> or of an object in it.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Items">The fields of its objects.</param>
/// <param name="Selection">
/// The position in <see cref="ComputedRootPlan.Selections"/>, for <see cref="ChangeItemKind.TargetNode"/>; else -1.
/// </param>
/// <param name="Typename">The name of the object's type, as JSON, where it gives that.</param>
public sealed record ChangeItem(
    ResponseField Field, ChangeItemKind Kind, ImmutableArray<ChangeItem> Items, int Selection = -1, byte[]? Typename = null);
