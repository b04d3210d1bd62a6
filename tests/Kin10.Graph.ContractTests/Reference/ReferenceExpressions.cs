using System.Globalization;
using System.Numerics;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>What a condition speaks of.</summary>
internal sealed record ReferenceContext(
    ReferenceNode? Node, ReferenceEdge? Edge, object? Item = null, ReferenceGroup? Group = null, ReferenceRow? Row = null);

internal sealed record ReferenceGroup(object?[] Keys, List<ReferenceRow> Rows);

/// <summary>A sum past its range.</summary>
internal sealed class ReferenceOverflowException(string message) : Exception(message);

/// <summary>Conditions and operands, word for word.</summary>
internal sealed class ReferenceExpressions(ReferenceGraph graph, BoundPlan plan)
{
    public bool Holds(Filter? filter, ReferenceContext context) => filter switch
    {
        null => true,
        ConstantFilter constant => constant.Value,
        SlotFilter slot => (bool)plan[slot.Value]!,
        AndFilter and => and.Items.All(item => Holds(item, context)),
        OrFilter or => or.Items.Any(item => Holds(item, context)),
        NotFilter not => !Holds(not.Item, context),
        MissingFilter missing => Value(missing.Operand, context) is null,
        CompareFilter compare => Value(compare.Operand, context) is { } value && Compares(value, compare),
        InFilter values => In(values, context),
        SomeItemFilter some => ((string[])Value(some.List, context)!).Any(item => Holds(some.Item, context with { Item = item })),
        ExistsFilter exists =>
            graph.Targets(exists.Relationship, context.Node!).Any(row => Holds(exists.Item, new ReferenceContext(row.Node, row.Edge))),
        TypeFilter type => type.Types.Contains(context.Node!.Type),
        TypedFilter typed => typed.Type == context.Node!.Type && Holds(typed.Item, context),
        _ => throw UnknownNode.Of(filter),
    };

    public object? Value(Operand operand, ReferenceContext context) => operand switch
    {
        PropertyOperand property => context.Node!.Values[property.Property.Name],
        EdgePropertyOperand property => context.Edge!.Values[property.Property.Name],
        ViaCountOperand => (long)context.Row!.Via.Count,
        StepsOperand => (long)context.Row!.Steps,
        ItemOperand => context.Item,
        CountOperand count => (long)Matching(count.Relationship, count.Where, context).Count,
        AggregateOperand aggregate =>
            Aggregate(aggregate.Function, aggregate.Property, Matching(aggregate.Relationship, aggregate.Where, context), isClamped: true),
        ToOneOperand toOne => graph.Targets(toOne.Relationship, context.Node!) is [var row, ..]
            ? Value(toOne.Inner, new ReferenceContext(row.Node, row.Edge)) : null,
        TypedOperand typed => typed.NodeType == context.Node!.Type ? Value(typed.Inner, context) : null,
        GroupAggregateOperand { Property: null } => (long)context.Group!.Rows.Count,
        GroupAggregateOperand aggregate => Aggregate(aggregate.Function, aggregate.Property!, context.Group!.Rows, isClamped: true),
        GroupKeyOperand key => context.Group!.Keys[key.Position],
        _ => throw UnknownNode.Of(operand),
    };

    /// <summary>An aggregate over rows in the order of id.</summary>
    /// <param name="function">The function.</param>
    /// <param name="property">The property.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isClamped">In filters and orders a sum past its range is the end of the range; else it is an error.</param>
    public static object? Aggregate(AggregateFunction function, Property property, IEnumerable<ReferenceRow> rows, bool isClamped = false)
    {
        var known = rows.Select(row => row.Node.Values[property.Name]).OfType<object>().ToList();
        switch (function)
        {
            case AggregateFunction.Count:
                return (long)known.Count;
            case AggregateFunction.Min:
                return known.Count == 0 ? null : known.Aggregate((x, y) => ReferenceGraph.Compare(x, y) <= 0 ? x : y);
            case AggregateFunction.Max:
                return known.Count == 0 ? null : known.Aggregate((x, y) => ReferenceGraph.Compare(x, y) >= 0 ? x : y);
            case AggregateFunction.Sum or AggregateFunction.Avg:
                break;
            default:
                throw UnknownNode.Of(function);
        }

        if (property.Kind == ScalarKind.Float)
        {
            var floats = known.Cast<double>().Aggregate(0.0, (sum, value) => sum + value);
            floats = isClamped ? Math.Clamp(floats, -double.MaxValue, double.MaxValue) : floats;
            return !double.IsFinite(floats) ? throw new ReferenceOverflowException(FieldErrors.FloatOverflow(property.Name))
                : function == AggregateFunction.Sum ? floats : known.Count == 0 ? null : floats / known.Count;
        }

        var total = known.Aggregate(BigInteger.Zero, (sum, value) => sum + (long)value);
        if (function == AggregateFunction.Sum)
        {
            total = isClamped ? BigInteger.Min(BigInteger.Max(total, long.MinValue), long.MaxValue) : total;
            return total >= long.MinValue && total <= long.MaxValue
                ? (long)total
                : throw new ReferenceOverflowException(FieldErrors.IntegerOverflow(property.Name));
        }

        return known.Count == 0
            ? null
            : IntegerSum.ExactAverage(
                Int128.Parse(total.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), known.Count);
    }

    private List<ReferenceRow> Matching(Relationship relationship, Filter? where, ReferenceContext context) =>
        [.. graph.Targets(relationship, context.Node!).Where(row => Holds(where, new ReferenceContext(row.Node, row.Edge)))];

    private bool Compares(object value, CompareFilter compare)
    {
        var other = plan[compare.Value]!;
        if (compare.FoldCase)
        {
            (value, other) = (FullLowerCase.Of((string)value), FullLowerCase.Of((string)other));
        }

        return compare.Comparison switch
        {
            Comparison.Contains => ((string)value).Contains((string)other, StringComparison.Ordinal),
            Comparison.StartsWith => ((string)value).StartsWith((string)other, StringComparison.Ordinal),
            Comparison.EndsWith => ((string)value).EndsWith((string)other, StringComparison.Ordinal),
            Comparison.Equal => ReferenceGraph.Compare(value, other) == 0,
            Comparison.Greater => ReferenceGraph.Compare(value, other) > 0,
            Comparison.GreaterOrEqual => ReferenceGraph.Compare(value, other) >= 0,
            Comparison.Less => ReferenceGraph.Compare(value, other) < 0,
            Comparison.LessOrEqual => ReferenceGraph.Compare(value, other) <= 0,
            _ => throw UnknownNode.Of(compare.Comparison),
        };
    }

    private bool In(InFilter filter, ReferenceContext context)
    {
        var value = Value(filter.Operand, context);
        return ((object?[])plan[filter.Values]!).Any(item => item is null || value is null
            ? item is null && value is null
            : filter.FoldCase
                ? FullLowerCase.Of((string)item) == FullLowerCase.Of((string)value)
                : ReferenceGraph.Compare(item, value) == 0);
    }
}
