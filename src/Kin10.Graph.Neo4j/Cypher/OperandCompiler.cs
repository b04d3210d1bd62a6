using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Operands as expressions; a missing value is null. They hold no aggregating function: Cypher would take the projection around a
/// subquery with one for an aggregation.
/// </summary>
internal sealed class OperandCompiler(StatementContext context, FilterCompiler filters)
{
    /// <summary>The expression.</summary>
    public string Compile(Operand operand, Scope scope) => operand switch
    {
        PropertyOperand property => Property(scope.Node, property.Property),
        EdgePropertyOperand property => Property(scope.Edge, property.Property),
        ViaCountOperand via => ViaCount(via.Path, scope),
        StepsOperand steps => Patterns.Steps(steps.Path, scope.Parent, scope.Node),
        ItemOperand => scope.Item,
        CountOperand count => Count(count.Relationship, count.Where, scope.Node),
        AggregateOperand aggregate => Aggregate(aggregate, scope.Node),
        ToOneOperand toOne => ToOne(toOne, scope.Node),
        TypedOperand typed => $"CASE WHEN {scope.Node}{Patterns.Labels([typed.NodeType])} THEN {Compile(typed.Inner, scope)} END",
        GroupAggregateOperand aggregate => scope.Group!.Aggregate(aggregate.Property, aggregate.Function),
        GroupKeyOperand key => scope.Group!.Keys[key.Position],
        _ => throw UnknownNode.Of(operand),
    };

    /// <summary>A property of a variable.</summary>
    public static string Property(string variable, Property property) => $"{variable}.{Identifier.Quote(property.Name)}";

    /// <summary>How many targets satisfy a condition.</summary>
    public string Count(Relationship relationship, Filter? where, string start)
    {
        if (where is null && !relationship.IsPath && !context.Repeats(relationship))
        {
            return $"COUNT {{ {Patterns.Of(context, relationship, start)} }}";
        }

        var (body, target) = Targets(relationship, where, start, null);
        return relationship.IsPath ? $"COUNT {{ {body} RETURN {target} }}" : $"COUNT {{ {body} }}";
    }

    private string ViaCount(Relationship path, Scope scope)
    {
        var (ways, passed) = Patterns.Passed(context, path, scope.Parent, scope.Node);
        return $"COUNT {{ {ways} RETURN DISTINCT {passed} }}";
    }

    private string ToOne(ToOneOperand operand, string start)
    {
        var target = context.Variable('n');
        var inner = Compile(operand.Inner, new Scope(target));
        var match = Patterns.Match(context, operand.Relationship, start, target);
        return $"COLLECT {{ {match} WITH {target} ORDER BY {target}.id LIMIT 1 RETURN {inner} }}[0]";
    }

    private string Aggregate(AggregateOperand aggregate, string start)
    {
        var (body, target) = Targets(aggregate.Relationship, aggregate.Where, start, aggregate.Property);
        var value = Property(target, aggregate.Property);
        var isFloat = aggregate.Property.Kind == ScalarKind.Float;
        var all = isFloat
            ? $"COLLECT {{ {body} WITH {target} ORDER BY {target}.id RETURN {value} }}"
            : $"COLLECT {{ {body} RETURN {value} }}";
        var (sum, item) = (context.Variable('t'), context.Variable('x'));
        var halves = $"{sum}[0] + {ExactSums.High(item)}, {sum}[1] + {ExactSums.Low(item)}";
        return aggregate.Function switch
        {
            AggregateFunction.Count when aggregate.Relationship.IsPath => $"COUNT {{ {body} RETURN {target} }}",
            AggregateFunction.Count => $"COUNT {{ {body} }}",
            AggregateFunction.Sum when isFloat => ExactSums.Clamped(context, $"reduce({sum} = 0.0, {item} IN {all} | {sum} + {item})"),
            AggregateFunction.Sum =>
                $"[{sum} IN [reduce({sum} = [0, 0], {item} IN {all} | [{halves}])] | "
                + $"{ExactSums.Clamped(context, $"{sum}[0]", $"{sum}[1]")}][0]",
            AggregateFunction.Avg when isFloat =>
                $"[{sum} IN [reduce({sum} = [0.0, 0], {item} IN {all} | [{sum}[0] + {item}, {sum}[1] + 1])] "
                + $"WHERE {sum}[1] > 0 | {ExactSums.Clamped(context, $"{sum}[0]")} / {sum}[1] + 0.0][0]",
            AggregateFunction.Avg =>
                $"[{sum} IN [reduce({sum} = [0, 0, 0], {item} IN {all} | [{halves}, {sum}[2] + 1])] | "
                + $"{ExactSums.Average(context, $"{sum}[0]", $"{sum}[1]", $"{sum}[2]")}][0]",
            AggregateFunction.Min => First(item),
            AggregateFunction.Max => First($"{item} DESC"),
            _ => throw UnknownNode.Of(aggregate.Function),
        };

        string First(string order) => $"COLLECT {{ {body} WITH {value} AS {item} ORDER BY {order} LIMIT 1 RETURN {item} }}[0]";
    }

    // The targets that satisfy a condition and, where it is asked for, know a property; over a path each once.
    private (string Body, string Target) Targets(Relationship relationship, Filter? where, string start, Property? known)
    {
        var target = context.Variable('n');
        var edge = relationship.Properties is null || where is null ? "" : context.Variable('e');
        var conditions = new List<string>();
        if (where is not null)
        {
            conditions.Add(filters.OfTarget(where, relationship, target, edge));
        }

        if (known is not null)
        {
            conditions.Add($"{Property(target, known)} IS NOT NULL");
        }

        return (MatchSource.Of(context, relationship, start, target, edge).Body(conditions), target);
    }
}
