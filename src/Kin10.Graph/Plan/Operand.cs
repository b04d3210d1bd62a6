using Kin10.Graph.Model;

namespace Kin10.Graph.Plan;

/// <summary>A value of a node, an edge or a group, or missing.</summary>
public abstract record Operand
{
    /// <summary>What its values are.</summary>
    public abstract OperandType Type { get; }
}

/// <summary>A property of the node. For a row of several types: of the shared property of that name.</summary>
public sealed record PropertyOperand(Property Property) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => OperandType.Of(Property);
}

/// <summary>A property of the edge that leads to the node.</summary>
public sealed record EdgePropertyOperand(Property Property) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => OperandType.Of(Property);
}

/// <summary>
/// How many nodes lie on the ways that lead to the row over a path of two hops or more, each once: those that <c>via</c> shows. Only in the
/// order of a connection over that path.
/// </summary>
public sealed record ViaCountOperand(Relationship Path) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => OperandType.Count;
}

/// <summary>
/// The least number of hops that lead to the row over a path of variable length. Only in the order of a connection over that path.
/// </summary>
public sealed record StepsOperand(Relationship Path) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => OperandType.Count;
}

/// <summary>The item of a list property; only inside <see cref="SomeItemFilter"/>. Never missing.</summary>
public sealed record ItemOperand(Property Property) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => new(Property.Kind, Property.Enum, IsNullable: false);
}

/// <summary>How many targets satisfy the condition (over a path each counts once); a Long, never missing for a node.</summary>
public sealed record CountOperand(Relationship Relationship, Filter? Where) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => OperandType.Count;
}

/// <summary>An aggregate of a property over the targets that satisfy the condition.</summary>
public sealed record AggregateOperand(Relationship Relationship, Filter? Where, Property Property, AggregateFunction Function) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => OperandType.Of(Function, Property);
}

/// <summary>A value beyond a to-one relationship; missing when there is no target, even where the inner operand is a count.</summary>
public sealed record ToOneOperand(Relationship Relationship, Operand Inner) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => Inner.Type with { IsNullable = true };
}

/// <summary>A value that only nodes of that type have; missing for others, even where the inner operand is a count.</summary>
public sealed record TypedOperand(NodeType NodeType, Operand Inner) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => Inner.Type with { IsNullable = true };
}

/// <summary>An aggregate of a group: <c>count</c> of its nodes when <paramref name="Property"/> is null.</summary>
public sealed record GroupAggregateOperand(Property? Property, AggregateFunction Function) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => Property is null ? OperandType.Count : OperandType.Of(Function, Property);
}

/// <summary>A key of a group.</summary>
/// <param name="Position">The position in <see cref="GroupByField.Keys"/>.</param>
/// <param name="Key">What is there.</param>
public sealed record GroupKeyOperand(int Position, GroupKey Key) : Operand
{
    /// <inheritdoc/>
    public override OperandType Type => Key.Type;
}
