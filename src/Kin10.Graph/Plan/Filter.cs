using System.Collections.Immutable;
using Kin10.Graph.Model;

namespace Kin10.Graph.Plan;

/// <summary>
/// A condition on a node (and, over a relationship, on the edge that leads to it). Two values, never three: a comparison with what is
/// missing is false, and every negative operator of the API is a <see cref="NotFilter"/> around its positive.
/// </summary>
public abstract record Filter;

/// <summary>Always true or always false.</summary>
public sealed record ConstantFilter(bool Value) : Filter;

/// <summary>True when the slot's value, a boolean, is true: <c>any: $x</c> holds where both sides of it are equal. The same for all rows.</summary>
public sealed record SlotFilter(int Value) : Filter;

/// <summary>All must hold; true when empty.</summary>
public sealed record AndFilter(ImmutableArray<Filter> Items) : Filter;

/// <summary>One must hold; false when empty.</summary>
public sealed record OrFilter(ImmutableArray<Filter> Items) : Filter;

/// <summary>The complement.</summary>
public sealed record NotFilter(Filter Item) : Filter;

/// <summary>The operand is missing.</summary>
public sealed record MissingFilter(Operand Operand) : Filter;

/// <summary>The comparisons; all are false for what is missing.</summary>
public enum Comparison
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>The text contains the value.</summary>
    Contains,

    /// <summary>The text starts with the value.</summary>
    StartsWith,

    /// <summary>The text ends with the value.</summary>
    EndsWith,
}

/// <summary>The operand compares with a value.</summary>
/// <param name="Operand">What is compared.</param>
/// <param name="Comparison">How.</param>
/// <param name="Value">The slot of the value, never null.</param>
/// <param name="FoldCase">Whether both sides are compared in Unicode full lower case (<c>mode: INSENSITIVE</c>); strings only.</param>
public sealed record CompareFilter(Operand Operand, Comparison Comparison, int Value, bool FoldCase = false) : Filter;

/// <summary>The operand equals one of the values; missing equals null.</summary>
/// <param name="Operand">What is compared.</param>
/// <param name="Values">The slot of the list, which may hold nulls.</param>
/// <param name="FoldCase">Whether compared in Unicode full lower case; strings only.</param>
public sealed record InFilter(Operand Operand, int Values, bool FoldCase = false) : Filter;

/// <summary>Some item of a list property satisfies a condition whose operands are <see cref="ItemOperand"/>. <c>all</c> is not some not; <c>any</c> is some true.</summary>
public sealed record SomeItemFilter(Operand List, Filter Item) : Filter;

/// <summary>
/// Some target of a relationship or path satisfies the condition, which speaks of the target and, through
/// <see cref="EdgePropertyOperand"/>, of the edge to it. <c>none</c> is its complement, <c>all</c> is not some not.
/// </summary>
/// <param name="Relationship">To-many or to-one.</param>
/// <param name="Item">The condition; null for "at least one".</param>
public sealed record ExistsFilter(Relationship Relationship, Filter? Item) : Filter;

/// <summary>The node has one of these types.</summary>
public sealed record TypeFilter(ImmutableArray<NodeType> Types) : Filter;

/// <summary>The node has that type and satisfies a condition that speaks of that type.</summary>
public sealed record TypedFilter(NodeType Type, Filter Item) : Filter;

/// <summary>A value of a node, an edge or a group, or missing.</summary>
public abstract record Operand;

/// <summary>A property of the node. For a row of several types: of the shared property of that name.</summary>
public sealed record PropertyOperand(Property Property) : Operand;

/// <summary>A property of the edge that leads to the node.</summary>
public sealed record EdgePropertyOperand(Property Property) : Operand;

/// <summary>The item of a list property; only inside <see cref="SomeItemFilter"/>.</summary>
public sealed record ItemOperand(Property Property) : Operand;

/// <summary>How many targets satisfy the condition (over a path each counts once); a Long, never missing for a node.</summary>
public sealed record CountOperand(Relationship Relationship, Filter? Where) : Operand;

/// <summary>An aggregate of a property over the targets that satisfy the condition.</summary>
public sealed record AggregateOperand(Relationship Relationship, Filter? Where, Property Property, AggregateFunction Function) : Operand;

/// <summary>A value beyond a to-one relationship; missing when there is no target, even where the inner operand is a count.</summary>
public sealed record ToOneOperand(Relationship Relationship, Operand Inner) : Operand;

/// <summary>A value that only nodes of that type have; missing for others, even where the inner operand is a count.</summary>
public sealed record TypedOperand(NodeType Type, Operand Inner) : Operand;

/// <summary>An aggregate of a group: <c>count</c> of its nodes when <paramref name="Property"/> is null.</summary>
public sealed record GroupAggregateOperand(Property? Property, AggregateFunction Function) : Operand;

/// <summary>A key of a group.</summary>
/// <param name="Key">The position in <see cref="GroupByField.Keys"/>.</param>
public sealed record GroupKeyOperand(int Key) : Operand;
