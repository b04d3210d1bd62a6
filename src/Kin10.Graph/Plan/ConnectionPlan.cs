using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Plan;

/// <summary>A connection: where its nodes come from, which of them, in which order, which page, and what to project.</summary>
/// <param name="Index">Its position in <see cref="OperationPlan.Connections"/>.</param>
/// <param name="Coordinate">The field that it answers, for example <c>RootCause.partners</c>: cursors belong to it.</param>
/// <param name="Source">Where the nodes come from.</param>
/// <param name="Filter">Which of them; null for all.</param>
/// <param name="Order">The order; ties, and everything when it is empty, go by id ascending (code points).</param>
/// <param name="Page">Which of the ordered nodes.</param>
/// <param name="Fields">What to project, in response order.</param>
public sealed record ConnectionPlan(
    int Index,
    string Coordinate,
    NodeSource Source,
    Filter? Filter,
    ImmutableArray<OrderKey> Order,
    Page Page,
    ImmutableArray<ConnectionField> Fields)
{
    /// <summary>The relationship or path of the parent node that it follows; null where it starts at a root field.</summary>
    public Relationship? Relationship => Source switch
    {
        TraverseSource traverse => traverse.Relationship,
        ScanSource => null,
        _ => throw UnknownNode.Of(Source),
    };

    /// <summary>What its fields need to know.</summary>
    public ConnectionNeeds Needs => ConnectionNeeds.Of(Fields);

    /// <summary>Whether its order goes by the way to each row.</summary>
    public bool IsOrderedByWay => Order.Any(key => key.Operand is ViaCountOperand or StepsOperand);
}

/// <summary>Where the nodes of a connection come from.</summary>
public abstract record NodeSource
{
    /// <summary>The node types that can come.</summary>
    public abstract IReadOnlyList<NodeType> Types { get; }
}

/// <summary>All nodes of a type, an interface or a union.</summary>
public sealed record ScanSource(TargetType Target) : NodeSource
{
    /// <inheritdoc/>
    public override IReadOnlyList<NodeType> Types => Target.NodeTypes;
}

/// <summary>The targets of a relationship or path of the parent node.</summary>
public sealed record TraverseSource(Relationship Relationship) : NodeSource
{
    /// <inheritdoc/>
    public override IReadOnlyList<NodeType> Types => Relationship.Target.NodeTypes;
}

/// <summary>A key of an order.</summary>
/// <param name="Operand">What is compared.</param>
/// <param name="Descending">Whether greater values come first.</param>
public sealed record OrderKey(Operand Operand, bool Descending)
{
    /// <summary>Whether missing values come before all others; unless set, they do where the order is descending.</summary>
    public bool MissingFirst { get; init; } = Descending;
}

/// <summary>
/// A page of an ordered list. <c>after</c> and <c>before</c> cut the list, then <c>first</c> takes from its beginning or <c>last</c> from
/// its end (never both); with neither, the first <see cref="DefaultSize"/>. Slots are -1 where the argument is not given.
/// </summary>
/// <param name="First">The slot of <c>first</c>.</param>
/// <param name="After">The slot of <c>after</c>.</param>
/// <param name="Last">The slot of <c>last</c>.</param>
/// <param name="Before">The slot of <c>before</c>.</param>
/// <param name="DefaultSize">The size without <c>first</c> and <c>last</c>.</param>
public sealed record Page(int First, int After, int Last, int Before, int DefaultSize)
{
    /// <summary>Whether rows are taken from the end.</summary>
    public bool IsBackward => Last >= 0;
}

/// <summary>A field of a connection.</summary>
public abstract record ConnectionField(ResponseField Field);

/// <summary>A constant: <c>__typename</c>.</summary>
public sealed record ConnectionConstant(ResponseField Field, byte[] Json) : ConnectionField(Field);

/// <summary><c>totalCount</c>: honours the filter, ignores the page.</summary>
public sealed record TotalCountField(ResponseField Field) : ConnectionField(Field);

/// <summary><c>nodes</c>.</summary>
public sealed record NodesField(ResponseField Field, NodeSelection Selection) : ConnectionField(Field);

/// <summary><c>edges</c>.</summary>
public sealed record EdgesField(ResponseField Field, ImmutableArray<EdgeField> Fields) : ConnectionField(Field);

/// <summary><c>pageInfo</c>.</summary>
public sealed record PageInfoField(ResponseField Field, ImmutableArray<PageInfoItem> Items) : ConnectionField(Field);

/// <summary><c>aggregate</c> over the filtered nodes, whatever the page.</summary>
public sealed record AggregateField(ResponseField Field, ImmutableArray<AggregateItem> Items) : ConnectionField(Field);

/// <summary>
/// <c>groupBy</c> over the filtered nodes, whatever the page. More groups than the maximum are PAGE_SIZE_EXCEEDED at the field.
/// </summary>
/// <param name="Field">The response field.</param>
/// <param name="Keys">What to group by, each once, in the order of <c>by</c>.</param>
/// <param name="Having">Which groups; its operands are <see cref="GroupAggregateOperand"/>. Null for all.</param>
/// <param name="Order">The order of groups; ties go by the keys in their order, ascending, missing last.</param>
/// <param name="First">The slot of <c>first</c>, or -1 for all.</param>
/// <param name="MaxGroups">The most groups that may be returned.</param>
/// <param name="Items">What to project.</param>
public sealed record GroupByField(
    ResponseField Field,
    ImmutableArray<GroupKey> Keys,
    Filter? Having,
    ImmutableArray<OrderKey> Order,
    int First,
    int MaxGroups,
    ImmutableArray<GroupItem> Items) : ConnectionField(Field);

/// <summary>A key of groups.</summary>
/// <param name="Property">
/// The property; a list groups by each distinct item (an empty one: by missing). Null for the name of the node's type.
/// </param>
public sealed record GroupKey(Property? Property)
{
    /// <summary>What the key by the node's type is called.</summary>
    public const string Typename = "typename";

    /// <summary>The name in the API.</summary>
    public string Name => Property?.Name ?? Typename;

    /// <summary>What its values are; names of types order by code point, and are never missing.</summary>
    public OperandType Type => Property is null
        ? new OperandType(ScalarKind.String, null, IsNullable: false)
        : new OperandType(Property.Kind, Property.Enum, Property.IsList || !Property.IsRequired);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A field of an edge.</summary>
public abstract record EdgeField(ResponseField Field);

/// <summary>A constant: <c>__typename</c>.</summary>
public sealed record EdgeConstant(ResponseField Field, byte[] Json) : EdgeField(Field);

/// <summary><c>cursor</c>.</summary>
public sealed record CursorField(ResponseField Field) : EdgeField(Field);

/// <summary><c>node</c>.</summary>
public sealed record EdgeNodeField(ResponseField Field, NodeSelection Selection) : EdgeField(Field);

/// <summary><c>properties</c> of the relationship; items are <see cref="ConstantField"/> and <see cref="PropertyField"/>.</summary>
public sealed record EdgePropertiesField(ResponseField Field, ImmutableArray<NodeField> Items) : EdgeField(Field);

/// <summary><c>via</c>: the nodes passed on the way, each once, ordered by id.</summary>
public sealed record ViaField(ResponseField Field, NodeSelection Selection) : EdgeField(Field);

/// <summary><c>steps</c>: over a path of variable length the least number of hops.</summary>
public sealed record StepsField(ResponseField Field) : EdgeField(Field);

/// <summary>The fields of <c>pageInfo</c>.</summary>
public enum PageInfoKind
{
    /// <summary>A constant: <c>__typename</c>, always <c>PageInfo</c>.</summary>
    Typename,

    /// <summary>Whether the filtered list goes on behind the page's last row, whatever <c>before</c> says.</summary>
    HasNextPage,

    /// <summary>Whether the filtered list has something before the page's first row, whatever <c>after</c> says.</summary>
    HasPreviousPage,

    /// <summary>The first row's cursor; null on an empty page.</summary>
    StartCursor,

    /// <summary>The last row's cursor; null on an empty page.</summary>
    EndCursor,
}

/// <summary>A field of <c>pageInfo</c>.</summary>
public sealed record PageInfoItem(ResponseField Field, PageInfoKind Kind);

/// <summary>A field of an aggregate.</summary>
public abstract record AggregateItem(ResponseField Field);

/// <summary>A constant: <c>__typename</c>.</summary>
public sealed record AggregateConstant(ResponseField Field, byte[] Json) : AggregateItem(Field);

/// <summary><c>count</c>: how many nodes.</summary>
public sealed record AggregateCount(ResponseField Field) : AggregateItem(Field);

/// <summary>The aggregates of one property.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Property">A number or a date.</param>
/// <param name="Values">What to compute, in response order.</param>
public sealed record AggregateProperty(ResponseField Field, Property Property, ImmutableArray<AggregateValue> Values)
    : AggregateItem(Field);

/// <summary>One aggregate of a property.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Function">What to compute; null for <c>__typename</c>.</param>
/// <param name="Json">The constant where <paramref name="Function"/> is null.</param>
public sealed record AggregateValue(ResponseField Field, AggregateFunction? Function, byte[]? Json = null);

/// <summary>The aggregates. All look at known values only.</summary>
public enum AggregateFunction
{
    /// <summary>How many are known.</summary>
    Count,

    /// <summary>The sum: 0 for none known, Long for integers, an error past 64 bits.</summary>
    Sum,

    /// <summary>The exact sum divided by the count, rounded once to a double; null for none known.</summary>
    Avg,

    /// <summary>The least; null for none known.</summary>
    Min,

    /// <summary>The greatest; null for none known.</summary>
    Max,
}

/// <summary>A field of a group.</summary>
public abstract record GroupItem(ResponseField Field);

/// <summary>A constant: <c>__typename</c>.</summary>
public sealed record GroupConstant(ResponseField Field, byte[] Json) : GroupItem(Field);

/// <summary><c>key</c>: an object of the keys.</summary>
public sealed record GroupKeyField(ResponseField Field, ImmutableArray<GroupKeyItem> Items) : GroupItem(Field);

/// <summary>One key of a group.</summary>
/// <param name="Field">The response field.</param>
/// <param name="Key">The position in <see cref="GroupByField.Keys"/>; -1 for <c>__typename</c>.</param>
/// <param name="Json">The constant where <paramref name="Key"/> is -1.</param>
public sealed record GroupKeyItem(ResponseField Field, int Key, byte[]? Json = null);

/// <summary><c>aggregate</c> over the group's nodes.</summary>
public sealed record GroupAggregateField(ResponseField Field, ImmutableArray<AggregateItem> Items) : GroupItem(Field);
