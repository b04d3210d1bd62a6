using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>A key of an order in a statement.</summary>
/// <param name="Expression">The property itself, which an index can serve, or the variable that holds the value.</param>
/// <param name="Definition">What the variable holds; null for a property.</param>
/// <param name="Key">The key.</param>
internal sealed record OrderTerm(string Expression, string? Definition, OrderKey Key)
{
    public bool CanBeMissing => OperandCompiler.CanBeMissing(Key.Operand);

    /// <summary>The kind of its values, for cursors.</summary>
    public ScalarDecoder Decoder()
    {
        var (kind, enumType) = KindOf(Key.Operand);
        return new ScalarDecoder(kind, enumType);
    }

    /// <summary>The ORDER BY of terms and the closing id.</summary>
    public static string OrderBy(IEnumerable<OrderTerm> terms, string node, bool reversed) => "ORDER BY " + string.Join(
        ", ",
        terms.Select(term => term.Expression + (term.Key.Descending != reversed ? " DESC" : "")).Append($"{node}.id{(reversed ? " DESC" : "")}"));

    private static (ScalarKind Kind, EnumType? Enum) KindOf(Operand operand) => operand switch
    {
        PropertyOperand property => (property.Property.Kind, property.Property.Enum),
        EdgePropertyOperand property => (property.Property.Kind, property.Property.Enum),
        ToOneOperand toOne => KindOf(toOne.Inner),
        TypedOperand typed => KindOf(typed.Inner),
        AggregateOperand { Function: AggregateFunction.Avg } => (ScalarKind.Float, null),
        AggregateOperand { Function: not AggregateFunction.Count } aggregate => (aggregate.Property.Kind, aggregate.Property.Enum),
        _ => (ScalarKind.Long, null),
    };
}
