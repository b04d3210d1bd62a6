using System.Collections.Immutable;
using System.Text;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Planning;

/// <summary>Binds what no request changes, once per plan.</summary>
internal static class ConstantBinder
{
    public static PlanConstants Bind(OperationPlan plan, Mistakes mistakes)
    {
        var values = new object?[plan.Slots.Length];
        var variables = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < values.Length; i++)
        {
            if (plan.Slots[i].Argument is ConstantArgument constant)
            {
                values[i] = constant.Value;
            }
            else
            {
                variables.Add(i);
            }
        }

        var scopes = new ulong[plan.Connections.Length];
        var openScopes = ImmutableArray.CreateBuilder<int>();
        foreach (var connection in plan.Connections)
        {
            if (CursorScopes.TryCompute(connection, values, slot => !variables.Contains(slot)) is { } scope)
            {
                scopes[connection.Index] = scope;
            }
            else
            {
                openScopes.Add(connection.Index);
            }
        }

        var cursors = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < values.Length; i++)
        {
            if (plan.Slots[i] is { Kind: SlotKind.Cursor } slot)
            {
                if (variables.Contains(i) || openScopes.Contains(slot.Connection))
                {
                    cursors.Add(i);
                }
                else
                {
                    values[i] = ReadCursor(plan, slot, (string)values[i]!, scopes, values, mistakes);
                }
            }
        }

        var ids = plan.Roots.OfType<NodesByIdPlan>().Select(root => root.Ids).Where(variables.Contains);
        var constants = new PlanConstants(
            values, scopes, variables.ToImmutable(), cursors.ToImmutable(), openScopes.ToImmutable(), [.. ids]);
        return variables.Count == 0 ? constants with { Bound = new BoundPlan(plan, values, scopes) } : constants;
    }

    /// <summary>Reads a cursor, or notes why it is none.</summary>
    public static CursorPosition? ReadCursor(
        OperationPlan plan, Slot slot, string cursor, ulong[] scopes, object?[] values, Mistakes mistakes)
    {
        var connection = plan.Connections[slot.Connection];
        if (CursorReader.TryRead(cursor, scopes[slot.Connection], connection, out var position))
        {
            return position;
        }

        var order = new StringBuilder();
        new ExpressionPrinter(order, (text, index) => ValueText.Append(text, values[index])).Order(connection.Order, "n");
        mistakes.Add(
            ErrorCodes.InvalidCursor,
            $"{slot.Place}: this is no cursor of {connection.Coordinate} in the order \"{order}\". "
                + "Give a startCursor, endCursor or cursor of the same field with the same order.",
            slot.Argument.Location);
        return null;
    }
}
