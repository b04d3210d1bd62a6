using System.Globalization;
using System.Numerics;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>What a condition speaks of.</summary>
internal sealed record RefContext(RefNode? Node, RefEdge? Edge, object? Item = null, RefGroup? Group = null);

internal sealed record RefGroup(object?[] Keys, List<RefRow> Rows);

/// <summary>A sum past its range.</summary>
internal sealed class RefOverflowException(string message) : Exception(message);

/// <summary>Conditions and operands, word for word.</summary>
internal sealed class ReferenceExpressions(ReferenceGraph graph, BoundPlan plan)
{
    public bool Holds(Filter? filter, RefContext context) => filter switch
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
            graph.Targets(exists.Relationship, context.Node!).Any(row => Holds(exists.Item, new RefContext(row.Node, row.Edge))),
        TypeFilter type => type.Types.Contains(context.Node!.Type),
        TypedFilter typed => typed.Type == context.Node!.Type && Holds(typed.Item, context),
        _ => throw new InvalidOperationException(filter.ToString()),
    };

    public object? Value(Operand operand, RefContext context) => operand switch
    {
        PropertyOperand property => context.Node!.Values[property.Property.Name],
        EdgePropertyOperand property => context.Edge!.Values[property.Property.Name],
        ItemOperand => context.Item,
        CountOperand count => (long)Matching(count.Relationship, count.Where, context).Count,
        AggregateOperand aggregate =>
            Aggregate(aggregate.Function, aggregate.Property, Matching(aggregate.Relationship, aggregate.Where, context), isClamped: true),
        ToOneOperand toOne => graph.Targets(toOne.Relationship, context.Node!) is [var row, ..]
            ? Value(toOne.Inner, new RefContext(row.Node, row.Edge)) : null,
        TypedOperand typed => typed.NodeType == context.Node!.Type ? Value(typed.Inner, context) : null,
        GroupAggregateOperand { Property: null } => (long)context.Group!.Rows.Count,
        GroupAggregateOperand aggregate => Aggregate(aggregate.Function, aggregate.Property!, context.Group!.Rows, isClamped: true),
        GroupKeyOperand key => context.Group!.Keys[key.Key],
        _ => throw new InvalidOperationException(operand.ToString()),
    };

    /// <summary>An aggregate over rows in the order of id.</summary>
    /// <param name="function">The function.</param>
    /// <param name="property">The property.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isClamped">In filters and orders a sum past its range is the end of the range; else it is an error.</param>
    public static object? Aggregate(AggregateFunction function, Property property, IEnumerable<RefRow> rows, bool isClamped = false)
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
        }

        if (property.Kind == ScalarKind.Float)
        {
            var floats = known.Cast<double>().Aggregate(0.0, (sum, value) => sum + value);
            floats = isClamped ? Math.Clamp(floats, -double.MaxValue, double.MaxValue) : floats;
            return !double.IsFinite(floats) ? throw new RefOverflowException(FieldErrors.FloatOverflow(property.Name))
                : function == AggregateFunction.Sum ? floats : known.Count == 0 ? null : floats / known.Count;
        }

        var total = known.Aggregate(BigInteger.Zero, (sum, value) => sum + (long)value);
        if (function == AggregateFunction.Sum)
        {
            total = isClamped ? BigInteger.Min(BigInteger.Max(total, long.MinValue), long.MaxValue) : total;
            return total >= long.MinValue && total <= long.MaxValue
                ? (long)total
                : throw new RefOverflowException(FieldErrors.IntegerOverflow(property.Name));
        }

        return known.Count == 0
            ? null
            : IntegerSum.ExactAverage(
                Int128.Parse(total.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), known.Count);
    }

    private List<RefRow> Matching(Relationship relationship, Filter? where, RefContext context) =>
        [.. graph.Targets(relationship, context.Node!).Where(row => Holds(where, new RefContext(row.Node, row.Edge)))];

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
            _ => ReferenceGraph.Compare(value, other) <= 0,
        };
    }

    private bool In(InFilter filter, RefContext context)
    {
        var value = Value(filter.Operand, context);
        return ((object?[])plan[filter.Values]!).Any(item => item is null || value is null
            ? item is null && value is null
            : filter.FoldCase
                ? FullLowerCase.Of((string)item) == FullLowerCase.Of((string)value)
                : ReferenceGraph.Compare(item, value) == 0);
    }
}
