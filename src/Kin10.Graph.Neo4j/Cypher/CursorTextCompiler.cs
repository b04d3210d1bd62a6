using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>The statement that gives the texts by which the row of a cursor may be ordered: of the node, or of each edge to it.</summary>
internal static class CursorTextCompiler
{
    /// <param name="model">The model.</param>
    /// <param name="plan">The request.</param>
    /// <param name="connection">The connection that the cursor belongs to.</param>
    /// <param name="key">The position of the key whose text is wanted.</param>
    /// <param name="cursor">The cursor.</param>
    public static (string Text, Dictionary<string, object?> Parameters) Compile(
        GraphModel model, BoundPlan plan, ConnectionPlan connection, int key, CursorPosition cursor)
    {
        var request = new StatementRequest(plan, StatementRequest.NothingKnown);
        var root = plan.Plan.Roots.First(root => root is not null)!;
        var context = new StatementContext(model, request, new PlanningBudget(int.MaxValue, root.Field));
        var operand = connection.Order[key].Operand;
        var (node, id) = (context.Variable('n'), context.Constant("id", cursor.Id));
        var text = $"MATCH ({node}{Patterns.Labels([model.NodeTypeOfId(cursor.Id)!])}) WHERE {node}.id = {id}";
        if (operand is EdgePropertyOperand property)
        {
            // Many edges may lead there: only those that can be meant are sent.
            var (start, edge) = (context.Variable('n'), context.Variable('e'));
            var (value, relationship) = (OperandCompiler.Property(edge, property.Property), connection.Relationship!);
            var beginning = context.Constant("beginning", ((CutText)cursor.Keys[key]!).Beginning);
            text += $" {Patterns.Match(context, relationship, start, node, edge)} WHERE {start}{Patterns.Labels([relationship.Owner])}"
                + $" AND {value} STARTS WITH {beginning} RETURN DISTINCT {value}";
        }
        else
        {
            text += $" RETURN {new FilterCompiler(context).Operands.Compile(operand, new Scope(node))}";
        }

        return (text, context.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Read(request)));
    }
}
