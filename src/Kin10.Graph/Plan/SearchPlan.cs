using System.Collections.Immutable;
using Kin10.Graph.Model;

namespace Kin10.Graph.Plan;

/// <summary>
/// <c>search(text:)</c>: the nodes whose texts have some words, best first. An index finds them before a store is asked; what is selected
/// of them is read by their ids.
/// </summary>
/// <param name="Field">The response field.</param>
/// <param name="Text">The slot of the text; its value becomes a <see cref="Results.SearchAnswer"/>.</param>
/// <param name="Ids">The slot of the ids of the page, which has the same text until they are known; then a list of strings.</param>
/// <param name="Types">The types to look at.</param>
/// <param name="First">The slot of <c>first</c>, or -1.</param>
/// <param name="After">The slot of <c>after</c>, a string, or -1.</param>
/// <param name="DefaultSize">The size without <c>first</c>.</param>
/// <param name="Selections">What to project of nodes; items refer to them by position.</param>
/// <param name="Items">What to project, in response order.</param>
public sealed record SearchRootPlan(
    ResponseField Field,
    int Text,
    int Ids,
    ImmutableArray<NodeType> Types,
    int First,
    int After,
    int DefaultSize,
    ImmutableArray<NodeSelection> Selections,
    ImmutableArray<SearchItem> Items) : RootPlan(Field)
{
    /// <summary>Whether the object has a field of that kind, at any depth.</summary>
    public bool Has(SearchItemKind kind) => Items.Any(item => item.Kind == kind || item.Items.Any(inner => inner.Kind == kind));
}

/// <summary>The fields of <c>search</c> and of the objects in it.</summary>
public enum SearchItemKind
{
    /// <summary>A constant: <c>__typename</c>.</summary>
    Typename,

    /// <summary>The hits of the page.</summary>
    Edges,

    /// <summary>The nodes of the page.</summary>
    Nodes,

    /// <summary>Where the page stands.</summary>
    PageInfo,

    /// <summary>How many hits there are.</summary>
    TotalCount,

    /// <summary>How many hits there are of each type.</summary>
    Facets,

    /// <summary>The nearest words.</summary>
    DidYouMean,

    /// <summary>The place of a hit.</summary>
    Cursor,

    /// <summary>How well a hit fits.</summary>
    Score,

    /// <summary>Where a hit has the words.</summary>
    Snippet,

    /// <summary>The node of a hit.</summary>
    Node,

    /// <summary>Whether there are hits behind the page.</summary>
    HasNextPage,

    /// <summary>Whether there are hits before the page.</summary>
    HasPreviousPage,

    /// <summary>The place of the page's first hit.</summary>
    StartCursor,

    /// <summary>The place of the page's last hit.</summary>
    EndCursor,

    /// <summary>The type of a facet.</summary>
    Type,

    /// <summary>The number of a facet.</summary>
    Count,
}

/// <summary>A field of <c>search</c> or of an object in it.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Items">The fields of its objects.</param>
/// <param name="Selection">The position in <see cref="SearchRootPlan.Selections"/> where it gives nodes; else -1.</param>
/// <param name="Typename">The name of the object's type, as JSON, where it gives that.</param>
public sealed record SearchItem(
    ResponseField Field, SearchItemKind Kind, ImmutableArray<SearchItem> Items, int Selection = -1, byte[]? Typename = null);
