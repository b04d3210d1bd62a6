using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Plan;

/// <summary>
/// What an operation asks of the graph, for any store: one tree per root field, immutable, shared by all requests of the same
/// document and shape. It never holds values, only the numbers of <see cref="Slots"/>.
/// </summary>
/// <param name="Roots">
/// One per root field of the operation, in response order, then one per field of each deferred part; null where the engine answers it
/// itself.
/// </param>
/// <param name="Slots">Where each value comes from; printed as <c>$0</c>, <c>$1</c>, ...</param>
/// <param name="Connections">Every connection of the operation by its <see cref="ConnectionPlan.Index"/>.</param>
public sealed record OperationPlan(
    ImmutableArray<RootPlan?> Roots, ImmutableArray<Slot> Slots, ImmutableArray<ConnectionPlan> Connections)
{
    /// <summary>What binding knows before any request; made once.</summary>
    internal PlanConstants? Constants { get; set; }

    /// <summary>Where in <see cref="Roots"/> each deferred part begins; none where all is answered at once.</summary>
    public ImmutableArray<int> DeferredParts { get; init; } = [];

    /// <summary>Whether the answer tells of imports, so that it depends on more than what the graph holds now.</summary>
    public bool ReadsHistory { get; init; }

    /// <summary>Whether texts are searched before a store is asked.</summary>
    public bool HasSearch { get; } = Slots.Any(static slot => slot.Kind == SlotKind.Search);

    /// <summary>The root fields that are delivered together with one.</summary>
    /// <param name="index">Its position in <see cref="Roots"/>.</param>
    public Range PartOf(int index)
    {
        var part = 0;
        while (part < DeferredParts.Length && DeferredParts[part] <= index)
        {
            part++;
        }

        return (part == 0 ? 0 : DeferredParts[part - 1])..(part == DeferredParts.Length ? Roots.Length : DeferredParts[part]);
    }
}

/// <summary>What a slot's value must be.</summary>
public enum SlotKind
{
    /// <summary>A scalar as <see cref="ScalarKind"/> has it, never null.</summary>
    Scalar,

    /// <summary>A list of scalars, <c>object?[]</c>, which may hold nulls.</summary>
    List,

    /// <summary>A page size, 0 to the maximum; a <see cref="long"/>.</summary>
    PageSize,

    /// <summary>A whole number from 0 to a maximum; a <see cref="long"/>.</summary>
    Bounded,

    /// <summary>A cursor; bound as a <see cref="Results.CursorPosition"/>.</summary>
    Cursor,

    /// <summary>A place in the log of changes; bound as a <see cref="Changes.ChangePosition"/>.</summary>
    ChangeCursor,

    /// <summary>
    /// A text to search; before a store sees it, it becomes what was found: a list of ids, or a <see cref="Results.SearchAnswer"/>.
    /// </summary>
    Search,
}

/// <summary>Where a value comes from.</summary>
/// <param name="Kind">What it must be.</param>
/// <param name="Argument">
/// A <see cref="ConstantArgument"/>, a <see cref="VariableArgument"/>, or a <see cref="ListArgument"/> of these and nulls.
/// </param>
/// <param name="Connection">
/// For page sizes and cursors: the connection (<see cref="ConnectionPlan.Index"/>) they belong to; else -1.
/// </param>
/// <param name="Place">The field and argument that the value is given to, for messages, for example <c>Query.rootCauses(first)</c>.</param>
/// <param name="Most">For numbers with a maximum: that.</param>
public sealed record Slot(SlotKind Kind, ArgumentValue Argument, int Connection = -1, string Place = "", int Most = 0)
{
    /// <summary>For texts to search: the types of nodes that are looked at.</summary>
    public ImmutableArray<NodeType> Types { get; init; } = [];
}

/// <summary>A key of the response and what errors need to know of it.</summary>
/// <param name="Key">The response key.</param>
/// <param name="EncodedKey">The key as <see cref="ResponseWriter.Key"/> takes it.</param>
/// <param name="IsNonNull">Whether null is not allowed.</param>
/// <param name="Locations">The field's places in the document.</param>
public sealed record ResponseField(string Key, byte[] EncodedKey, bool IsNonNull, IReadOnlyList<SourceLocation> Locations);

/// <summary>A root field.</summary>
public abstract record RootPlan(ResponseField Field);

/// <summary>One node by id: <c>rootCause(id:)</c>, <c>node(id:)</c>. Null when there is none.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Id">The slot of the id, a string.</param>
/// <param name="Types">The types that it may have; an id of another is as unknown.</param>
/// <param name="Selection">What to project.</param>
public sealed record NodeByIdPlan(ResponseField Field, int Id, ImmutableArray<NodeType> Types, NodeSelection Selection) : RootPlan(Field);

/// <summary><c>nodes(ids:)</c>: in the order and length of the ids, null where there is none.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Ids">The slot of the ids, a list of strings.</param>
/// <param name="Selection">What to project.</param>
public sealed record NodesByIdPlan(ResponseField Field, int Ids, NodeSelection Selection) : RootPlan(Field);

/// <summary>A connection over all nodes of some types.</summary>
public sealed record ConnectionRootPlan(ResponseField Field, ConnectionPlan Connection) : RootPlan(Field);

/// <summary><c>graph</c>: what the graph is as a whole.</summary>
public sealed record GraphRootPlan(ResponseField Field, ImmutableArray<GraphItem> Items) : RootPlan(Field);

/// <summary>What to project of a node, by its type. A type without a case, or with no field, is an empty object.</summary>
/// <param name="Cases">The fields by <see cref="NodeType.Index"/>; default for types that cannot occur.</param>
public sealed record NodeSelection(ImmutableArray<ImmutableArray<NodeField>> Cases)
{
    /// <summary>The fields for a node of that type, in response order.</summary>
    public ImmutableArray<NodeField> For(NodeType type) => Cases[type.Index];
}

/// <summary>A field of a node, or of an edge's properties.</summary>
public abstract record NodeField(ResponseField Field);

/// <summary>A value that is the same for all: <c>__typename</c>.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Json">The value as JSON.</param>
public sealed record ConstantField(ResponseField Field, byte[] Json) : NodeField(Field);

/// <summary>A property.</summary>
public sealed record PropertyField(ResponseField Field, Property Property) : NodeField(Field);

/// <summary><c>updatedAt</c>: when an import added or changed the node.</summary>
public sealed record UpdatedAtField(ResponseField Field) : NodeField(Field);

/// <summary>A relationship with at most one target: an object or null.</summary>
public sealed record ToOneField(ResponseField Field, Relationship Relationship, NodeSelection Selection) : NodeField(Field);

/// <summary>A relationship or path with any number of targets.</summary>
public sealed record ConnectionNodeField(ResponseField Field, ConnectionPlan Connection) : NodeField(Field);
