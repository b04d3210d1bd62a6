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

/// <summary>
/// True when the slot's value, a boolean, is true: <c>any: $x</c> holds where both sides of it are equal. The same for all rows.
/// </summary>
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

/// <summary>
/// Some item of a list property satisfies a condition whose operands are <see cref="ItemOperand"/>. <c>all</c> is not some not; <c>any</c>
/// is some true.
/// </summary>
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
