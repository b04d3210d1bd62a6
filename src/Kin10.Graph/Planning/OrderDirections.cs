using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The directions of orders in the API.</summary>
internal static class OrderDirections
{
    /// <summary>A key in a direction, which is a value of <c>SortEnumType</c>.</summary>
    public static OrderKey Key(Operand operand, ArgumentValue direction) => InputValues.EnumName(direction) switch
    {
        "ASC" => new OrderKey(operand, Descending: false),
        "DESC" => new OrderKey(operand, Descending: true),
        "ASC_NULLS_FIRST" => new OrderKey(operand, Descending: false) { MissingFirst = true },
        "DESC_NULLS_LAST" => new OrderKey(operand, Descending: true) { MissingFirst = false },
        var name => throw PlanningContext.Disagreement($"orders in a direction {name}"),
    };

    /// <summary>The same order said in one way: where nothing can be missing, the usual place of what is missing.</summary>
    public static OrderKey Simplify(OrderKey key) => key.Operand.Type.IsNullable ? key : key with { MissingFirst = key.Descending };
}
