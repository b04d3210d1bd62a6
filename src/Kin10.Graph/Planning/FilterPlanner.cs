using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The filters of nodes and of the edges that lead to them.</summary>
internal sealed class FilterPlanner
{
    private readonly PlanningContext _context;
    private readonly OperatorPlanner _operators;
    private readonly ListFilterPlanner _lists;

    public FilterPlanner(PlanningContext context)
    {
        _context = context;
        _operators = new OperatorPlanner(context);
        _lists = new ListFilterPlanner(context, this, _operators);
    }

    /// <summary>The condition of a filter object; true for null.</summary>
    /// <param name="value">A <c>...FilterInput</c> or <c>...ItemFilterInput</c>.</param>
    /// <param name="target">What it speaks of.</param>
    /// <param name="edge">What the edge carries that leads there, if anything.</param>
    /// <param name="place">Where it is.</param>
    public Filter Plan(ArgumentValue? value, TargetType target, EdgeProperties? edge, Place place) =>
        LogicPlanner.Plan(value, place, (_, name, argument, at) => Field(target, edge, name, argument, at));

    private Filter Field(TargetType target, EdgeProperties? edge, string name, ArgumentValue value, Place place)
    {
        if (target.FindProperty(name) is { } property)
        {
            return Property(property, new PropertyOperand(property), value, place);
        }

        if (name == SearchTypes.Field && SearchTypes.CanFilter(target))
        {
            return Search(target, value, place);
        }

        if (target is NodeType type)
        {
            if (type.FindRelationship(name) is { } relationship)
            {
                return relationship.IsToMany ? _lists.Relationship(relationship, value, place) : ToOne(relationship, value, place);
            }
        }
        else if (name == "typename")
        {
            return LogicPlanner.Plan(value, place, (_, operation, argument, at) => Typename(target, operation, argument, at));
        }
        else if (target.NodeTypes.FirstOrDefault(candidate => candidate.Singular == name) is { } concrete)
        {
            return value is NullArgument ? Filters.True : Filters.Typed(concrete, Plan(value, concrete, null, place));
        }

        if (name == "edge" && edge is not null)
        {
            return LogicPlanner.Plan(value, place, (_, field, argument, at) => EdgeField(edge, field, argument, at));
        }

        throw PlanningContext.Disagreement($"filters {target} by {name}");
    }

    // What is found is a set of ids.
    private Filter Search(TargetType target, ArgumentValue value, Place place)
    {
        if (value is NullArgument)
        {
            _context.Mistakes.BadInput(place, "search takes words, not null. Leave search out.", value.Location);
            return Filters.True;
        }

        if (value is ConstantArgument { Value: string text } && SearchPlanner.FindProblem($"{place}", text, _context.Limits) is { } problem)
        {
            _context.Mistakes.Add(ErrorCodes.BadUserInput, problem, value.Location);
        }

        var slot = _context.Slots.Search(value, [.. target.NodeTypes], place);
        return new InFilter(new PropertyOperand(target.FindProperty("id")!), slot, FoldCase: false);
    }

    private Filter EdgeField(EdgeProperties edge, string name, ArgumentValue value, Place place)
    {
        var property = edge.Properties.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw PlanningContext.Disagreement($"filters {edge.Name} by {name}");
        return Property(property, new EdgePropertyOperand(property), value, place);
    }

    private Filter Property(Property property, Operand operand, ArgumentValue value, Place place) => property.IsList
        ? _lists.Property(property, operand, value, place)
        : _operators.Plan(operand, value, place);

    // A to-one field is a list of at most one, filtered by `some`.
    private Filter ToOne(Relationship relationship, ArgumentValue value, Place place) => value is NullArgument
        ? Filters.True
        : Filters.Some(relationship, Plan(value, relationship.Target, relationship.Properties, place));

    private Filter Typename(TargetType target, string name, ArgumentValue value, Place place)
    {
        if (value is NullArgument && name is ("in" or "nin"))
        {
            _context.Mistakes.BadInput(place, $"{name} takes a list of type names, not null. Leave {name} out.", value.Location);
            return Filters.True;
        }

        // A type is never missing, so that null equals none.
        var names = (InputValues.Items(value) ?? []).Where(item => item is not NullArgument).Select(InputValues.EnumName).ToHashSet();
        var positive = Filters.OfType(target.NodeTypes, type => names.Contains(type.Name));
        return name switch
        {
            "eq" or "in" => positive,
            "neq" or "nin" => Filters.Not(positive),
            _ => throw PlanningContext.Disagreement($"has an operator {name} of typename"),
        };
    }
}
