using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Plan;

/// <summary>What the values of an <see cref="Operand"/> are.</summary>
/// <param name="Kind">The kind of a value, or of each item of a list.</param>
/// <param name="Enum">The enum, where <paramref name="Kind"/> is <see cref="ScalarKind.Enum"/>.</param>
/// <param name="IsNullable">Whether the value can be missing.</param>
/// <param name="IsList">Whether the value is a list.</param>
public readonly record struct OperandType(ScalarKind Kind, EnumType? Enum, bool IsNullable, bool IsList = false)
{
    /// <summary>The type of a number of nodes, values or hops.</summary>
    public static OperandType Count => new(ScalarKind.Long, null, IsNullable: false);

    /// <summary>The type of a property as the model has it.</summary>
    public static OperandType Of(Property property) => new(property.Kind, property.Enum, !property.IsRequired, property.IsList);

    /// <summary>The type of an aggregate of a property.</summary>
    public static OperandType Of(AggregateFunction function, Property property) => function switch
    {
        AggregateFunction.Count => Count,
        AggregateFunction.Sum => new OperandType(property.Kind.OfSum(), null, IsNullable: false),
        AggregateFunction.Avg => new OperandType(ScalarKind.Float, null, IsNullable: true),
        AggregateFunction.Min or AggregateFunction.Max => new OperandType(property.Kind, property.Enum, IsNullable: true),
        _ => throw UnknownNode.Of(function),
    };
}
