using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Plan;

/// <summary>
/// The text of filters, operands and orders. Cursors depend on it (<see cref="BoundPlan.CursorScope"/>): it does not change lightly.
/// </summary>
internal sealed class ExpressionPrinter(StringBuilder text, Action<StringBuilder, int> appendSlot)
{
    private const string Names = "nmopqrstuvwxyz";

    /// <summary>The variable for nodes at that depth.</summary>
    public static string Variable(int depth) => depth < Names.Length ? Names[depth].ToString() : $"n{depth}";

    /// <summary>The keys of an order, the closing id included.</summary>
    public void Order(ImmutableArray<OrderKey> order, string variable)
    {
        foreach (var key in order)
        {
            Operand(key.Operand, variable);
            Direction(key);
            text.Append(", ");
        }

        text.Append(variable).Append(".id asc");
    }

    /// <summary>The keys of the order of groups.</summary>
    public void GroupOrder(GroupByField field)
    {
        for (var i = 0; i < field.Order.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Operand(field.Order[i].Operand, "");
            Direction(field.Order[i]);
        }
    }

    /// <summary>A filter.</summary>
    public void Filter(Filter filter, string variable)
    {
        switch (filter)
        {
            case ConstantFilter constant:
                text.Append(constant.Value ? "true" : "false");
                break;
            case SlotFilter slot:
                appendSlot(text, slot.Value);
                break;
            case AndFilter and:
                Join(and.Items, " and ", variable);
                break;
            case OrFilter or:
                Join(or.Items, " or ", variable);
                break;
            case NotFilter not:
                text.Append("not ");
                Nested(not.Item, variable);
                break;
            case MissingFilter missing:
                Operand(missing.Operand, variable);
                text.Append(" is missing");
                break;
            case CompareFilter compare:
                Compare(compare, variable);
                break;
            case InFilter membership:
                Folded(membership.Operand, membership.FoldCase, variable);
                text.Append(membership.FoldCase ? " in lower " : " in ");
                appendSlot(text, membership.Values);
                break;
            case SomeItemFilter some:
                text.Append("some item of ");
                Operand(some.List, variable);
                Where(some.Item is ConstantFilter { Value: true } ? null : some.Item, variable);
                break;
            case ExistsFilter exists:
                text.Append("exists(");
                Targets(exists.Relationship, exists.Item, variable);
                text.Append(')');
                break;
            case TypeFilter type:
                text.Append(variable).Append(" is ").AppendJoin('|', type.Types.Select(item => item.Name));
                break;
            case TypedFilter typed:
                text.Append('(').Append(variable).Append(" is ").Append(typed.Type.Name).Append(" and ");
                Nested(typed.Item, variable);
                text.Append(')');
                break;
            default:
                throw UnknownNode.Of(filter);
        }
    }

    /// <summary>An operand.</summary>
    public void Operand(Operand operand, string variable)
    {
        switch (operand)
        {
            case PropertyOperand property:
                text.Append(variable).Append('.').Append(property.Property.Name);
                break;
            case EdgePropertyOperand property:
                text.Append("edge(").Append(variable).Append(").").Append(property.Property.Name);
                break;
            case ViaCountOperand:
                text.Append("count(via(").Append(variable).Append("))");
                break;
            case StepsOperand:
                text.Append("steps(").Append(variable).Append(')');
                break;
            case ItemOperand:
                text.Append("item");
                break;
            case CountOperand count:
                text.Append("count(");
                Targets(count.Relationship, count.Where, variable);
                text.Append(')');
                break;
            case AggregateOperand aggregate:
                text.Append(FunctionName(aggregate.Function)).Append('(').Append(aggregate.Property.Name).Append(" of ");
                Targets(aggregate.Relationship, aggregate.Where, variable);
                text.Append(')');
                break;
            case ToOneOperand toOne:
                text.Append('[').Append(variable).Append('.').Append(toOne.Relationship.Name).Append(" as ");
                var target = Next(variable);
                text.Append(target).Append(": ");
                Operand(toOne.Inner, target);
                text.Append(']');
                break;
            case TypedOperand typed:
                text.Append('[').Append(variable).Append(" is ").Append(typed.NodeType.Name).Append(": ");
                Operand(typed.Inner, variable);
                text.Append(']');
                break;
            case GroupAggregateOperand { Property: null }:
                text.Append("count");
                break;
            case GroupAggregateOperand aggregate:
                text.Append(FunctionName(aggregate.Function)).Append('(').Append(aggregate.Property!.Name).Append(')');
                break;
            case GroupKeyOperand key:
                text.Append(key.Key.Name);
                break;
            default:
                throw UnknownNode.Of(operand);
        }
    }

    /// <summary>The name of an aggregate.</summary>
    public static string FunctionName(AggregateFunction function) => function switch
    {
        AggregateFunction.Count => "count",
        AggregateFunction.Sum => "sum",
        AggregateFunction.Avg => "avg",
        AggregateFunction.Min => "min",
        AggregateFunction.Max => "max",
        _ => throw UnknownNode.Of(function),
    };

    private void Direction(OrderKey key)
    {
        text.Append(key.Descending ? " desc" : " asc");
        if (key.MissingFirst != key.Descending)
        {
            text.Append(key.MissingFirst ? " missing first" : " missing last");
        }
    }

    private void Compare(CompareFilter compare, string variable)
    {
        Folded(compare.Operand, compare.FoldCase, variable);
        text.Append(compare.Comparison switch
        {
            Comparison.Equal => " = ",
            Comparison.Greater => " > ",
            Comparison.GreaterOrEqual => " >= ",
            Comparison.Less => " < ",
            Comparison.LessOrEqual => " <= ",
            Comparison.Contains => " contains ",
            Comparison.StartsWith => " starts with ",
            Comparison.EndsWith => " ends with ",
            _ => throw UnknownNode.Of(compare.Comparison),
        });
        text.Append(compare.FoldCase ? "lower " : "");
        appendSlot(text, compare.Value);
    }

    private void Folded(Operand operand, bool foldCase, string variable)
    {
        text.Append(foldCase ? "lower " : "");
        Operand(operand, variable);
    }

    private void Targets(Relationship relationship, Filter? where, string variable)
    {
        text.Append(relationship.IsPath ? "path " : "").Append(variable).Append('.').Append(relationship.Name);
        if (where is not null)
        {
            var target = Next(variable);
            text.Append(" as ").Append(target);
            Where(where, target);
        }
    }

    private void Where(Filter? where, string variable)
    {
        if (where is not null)
        {
            text.Append(" where ");
            Filter(where, variable);
        }
    }

    private void Join(ImmutableArray<Filter> items, string separator, string variable)
    {
        for (var i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : separator);
            Nested(items[i], variable);
        }
    }

    private void Nested(Filter filter, string variable)
    {
        var needsBrackets = filter is AndFilter or OrFilter or SomeItemFilter;
        text.Append(needsBrackets ? "(" : "");
        Filter(filter, variable);
        text.Append(needsBrackets ? ")" : "");
    }

    private static string Next(string variable)
    {
        var depth = variable.Length == 1
            ? Names.IndexOf(variable[0], StringComparison.Ordinal)
            : int.Parse(variable.AsSpan(1), CultureInfo.InvariantCulture);
        return Variable(depth + 1);
    }
}
