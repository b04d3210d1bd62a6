using System.Collections.Frozen;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>
/// The operators of one value: <c>{ gt: 3, neq: null, in: ["a", null], or: [...] }</c>. Every negative one is the complement of its
/// positive; null is understood by <c>eq</c>, <c>neq</c> and inside <c>in</c>, <c>nin</c>.
/// </summary>
internal sealed class OperatorPlanner(PlanningContext context)
{
    private const string In = "in";

    private static readonly FrozenDictionary<string, (Comparison? Comparison, bool IsNegative)> Operators =
        new Dictionary<string, (Comparison?, bool)>
        {
            ["eq"] = (Comparison.Equal, false),
            ["neq"] = (Comparison.Equal, true),
            ["gt"] = (Comparison.Greater, false),
            ["ngt"] = (Comparison.Greater, true),
            ["gte"] = (Comparison.GreaterOrEqual, false),
            ["ngte"] = (Comparison.GreaterOrEqual, true),
            ["lt"] = (Comparison.Less, false),
            ["nlt"] = (Comparison.Less, true),
            ["lte"] = (Comparison.LessOrEqual, false),
            ["nlte"] = (Comparison.LessOrEqual, true),
            ["contains"] = (Comparison.Contains, false),
            ["ncontains"] = (Comparison.Contains, true),
            ["startsWith"] = (Comparison.StartsWith, false),
            ["nstartsWith"] = (Comparison.StartsWith, true),
            ["endsWith"] = (Comparison.EndsWith, false),
            ["nendsWith"] = (Comparison.EndsWith, true),
            [In] = (null, false),
            ["nin"] = (null, true),
        }.ToFrozenDictionary();

    /// <summary>The filter that an operator object makes of an operand; true for null.</summary>
    public Filter Plan(Operand operand, ArgumentValue? value, Place place) => LogicPlanner.Plan(
        value, place, (owner, name, argument, at) => name == "mode" ? Filters.True : Operator(operand, owner, name, argument, at));

    private Filter Operator(Operand operand, ObjectArgument owner, string name, ArgumentValue value, Place place)
    {
        if (!Operators.TryGetValue(name, out var found))
        {
            throw PlanningContext.Disagreement($"has an operator {name}, which is unknown");
        }

        // The mode belongs to the object that it stands in, not to those inside.
        var foldCase = InputValues.Given(owner.Find("mode")) is { } mode && InputValues.EnumName(mode) == "INSENSITIVE";
        var positive = found.Comparison is { } comparison
            ? Compare(operand, comparison, name, value, foldCase, place)
            : Member(operand, name, value, foldCase, place);
        return found.IsNegative ? Filters.Not(positive) : positive;
    }

    private Filter Compare(Operand operand, Comparison comparison, string name, ArgumentValue value, bool foldCase, Place place)
    {
        if (value is not NullArgument)
        {
            return new CompareFilter(operand, comparison, context.Slots.Scalar(value, place), foldCase);
        }

        if (comparison == Comparison.Equal)
        {
            return Filters.Missing(operand);
        }

        context.Mistakes.BadInput(
            place,
            $"nothing can be compared with null by {name}. Leave {name} out, or ask for what is missing with eq: null.",
            value.Location);
        return Filters.True;
    }

    private Filter Member(Operand operand, string name, ArgumentValue value, bool foldCase, Place place)
    {
        if (value is NullArgument)
        {
            context.Mistakes.BadInput(
                place,
                $"{name} takes a list, not null. Leave {name} out, or ask for what is missing with eq: null or {name}: [null].",
                value.Location);
            return Filters.True;
        }

        return InputValues.Simplify(value) is ConstantArgument { Value: object?[] { Length: 0 } }
            ? Filters.False
            : new InFilter(operand, context.Slots.List(value, place), foldCase);
    }
}
