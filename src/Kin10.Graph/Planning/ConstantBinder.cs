using System.Collections.Immutable;
using System.Text;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>Binds what no request changes, once per plan.</summary>
internal static class ConstantBinder
{
    public static PlanConstants Bind(OperationPlan plan, Mistakes mistakes)
    {
        var slots = plan.Slots;
        var values = new object?[slots.Length];
        var isConstant = new bool[slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].Argument is ConstantArgument constant)
            {
                (values[i], isConstant[i]) = (constant.Value, true);
            }
        }

        var (scopes, isOpen) = Scopes(plan, values, isConstant);
        var cursors = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < slots.Length; i++)
        {
            if (isConstant[i] && slots[i].Kind == SlotKind.ChangeCursor)
            {
                values[i] = ChangesPlanner.ReadCursor(slots[i], (string)values[i]!, mistakes);
            }

            if (slots[i].Kind != SlotKind.Cursor)
            {
                continue;
            }

            if (isConstant[i] && !isOpen[slots[i].Connection])
            {
                values[i] = ReadCursor(plan, slots[i], (string)values[i]!, scopes, values, mistakes);
            }
            else
            {
                cursors.Add(i);
            }
        }

        var ids = plan.Roots.Select(IdsOf).OfType<int>().Where(slot => !isConstant[slot]);
        var constants = new PlanConstants(
            values, scopes, Indexes(isConstant, false), cursors.ToImmutable(), Indexes(isOpen, true), [.. ids]);
        return constants.Variables.IsEmpty && cursors.Count == 0
            ? constants with { Bound = new BoundPlan(plan, values, scopes) }
            : constants;
    }

    /// <summary>Reads a cursor, or notes why it cannot be read.</summary>
    public static CursorPosition? ReadCursor(
        OperationPlan plan, Slot slot, string cursor, ulong[] scopes, object?[] values, Mistakes mistakes)
    {
        var connection = plan.Connections[slot.Connection];
        if (CursorReader.TryRead(cursor, scopes[slot.Connection], connection, out var position))
        {
            return position;
        }

        var order = new StringBuilder();
        new ExpressionPrinter(order, (text, index) => SlotText.Append(text, values[index])).Order(connection.Order, "n");
        mistakes.Add(
            ErrorCodes.InvalidCursor,
            $"{slot.Place}: this is not a cursor of {connection.Coordinate} in the order \"{order}\". "
                + "Give a startCursor, endCursor or cursor of the same field with the same order.",
            slot.Argument.Location);
        return null;
    }

    private static int? IdsOf(RootPlan? root) => root switch
    {
        NodesByIdPlan nodes => nodes.Ids,
        ComputedRootPlan { Computation: var computation } => IdsOf(computation),
        null or NodeByIdPlan or ConnectionRootPlan or GraphRootPlan or SearchRootPlan => null,
        _ => throw UnknownNode.Of(root),
    };

    private static int? IdsOf(Computation computation) => computation switch
    {
        SubgraphComputation subgraph => subgraph.Around < 0 ? null : subgraph.Around,
        PathsComputation or ChangesComputation => null,
        _ => throw UnknownNode.Of(computation),
    };

    private static (ulong[] Scopes, bool[] IsOpen) Scopes(OperationPlan plan, object?[] values, bool[] isConstant)
    {
        var scopes = new ulong[plan.Connections.Length];
        var isOpen = new bool[scopes.Length];
        foreach (var connection in plan.Connections)
        {
            var scope = CursorScopes.TryCompute(connection, values, slot => isConstant[slot]);
            (scopes[connection.Index], isOpen[connection.Index]) = (scope ?? 0, scope is null);
        }

        return (scopes, isOpen);
    }

    private static ImmutableArray<int> Indexes(bool[] flags, bool wanted) =>
        [.. Enumerable.Range(0, flags.Length).Where(index => flags[index] == wanted)];
}
