using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>Puts the values of a request into a plan and checks them. Stateless; one serves all requests.</summary>
/// <param name="limits">What one request may ask for.</param>
public sealed class PlanBinder(GraphLimits limits)
{
    /// <summary>The plan with the request's values.</summary>
    /// <param name="plan">A plan of an operation.</param>
    /// <param name="variables">Variables of the shape for which the operation was compiled.</param>
    /// <exception cref="GraphQLException">A value is wrong; all mistakes are in it.</exception>
    public BoundPlan Bind(OperationPlan plan, VariableValues variables)
    {
        var constants = plan.Constants ??= BindConstants(plan);
        if (constants.Bound is { } bound)
        {
            return bound;
        }

        var mistakes = new Mistakes();
        var values = (object?[])constants.Values.Clone();
        foreach (var index in constants.Variables)
        {
            values[index] = Read(plan.Slots[index], variables, mistakes);
        }

        foreach (var index in constants.Ids)
        {
            CheckIds(plan.Slots[index], (object?[])values[index]!, mistakes);
        }

        var scopes = Scopes(plan, constants, values);
        foreach (var index in constants.Cursors)
        {
            values[index] = ConstantBinder.ReadCursor(plan, plan.Slots[index], (string)values[index]!, scopes, values, mistakes);
        }

        mistakes.ThrowIfAny();
        return new BoundPlan(plan, values, scopes);
    }

    private static PlanConstants BindConstants(OperationPlan plan)
    {
        var mistakes = new Mistakes();
        var constants = ConstantBinder.Bind(plan, mistakes);
        mistakes.ThrowIfAny();
        return constants;
    }

    private static ulong[] Scopes(OperationPlan plan, PlanConstants constants, object?[] values)
    {
        if (constants.OpenScopes.IsEmpty)
        {
            return constants.CursorScopes;
        }

        var scopes = (ulong[])constants.CursorScopes.Clone();
        foreach (var index in constants.OpenScopes)
        {
            scopes[index] = CursorScopes.Compute(plan.Connections[index], values);
        }

        return scopes;
    }

    private object? Read(Slot slot, VariableValues variables, Mistakes mistakes)
    {
        var value = SlotReader.Read(slot.Argument, variables);
        if (slot.Kind == SlotKind.PageSize
            && PagePlanner.FindProblem(slot.Place, slot.Argument, (long)value!, limits) is var (code, message))
        {
            mistakes.Add(code, message, slot.Argument.Location);
        }

        if (slot.Kind == SlotKind.ChangeCursor)
        {
            return ChangesPlanner.ReadCursor(slot, (string)value!, mistakes);
        }

        if (slot.Kind == SlotKind.Search && SearchPlanner.FindProblem(slot.Place, (string)value!, limits) is { } wrong)
        {
            mistakes.Add(ErrorCodes.BadUserInput, wrong, slot.Argument.Location);
        }

        if (slot.Kind == SlotKind.Bounded && BoundedPlanner.FindProblem(slot.Place, slot.Argument, (long)value!, slot.Most) is { } problem)
        {
            mistakes.Add(ErrorCodes.BadUserInput, problem, slot.Argument.Location);
        }

        return value;
    }

    private void CheckIds(Slot slot, object?[] ids, Mistakes mistakes)
    {
        if (RootPlanner.FindProblem(slot.Place, ids.Length, limits) is { } problem)
        {
            mistakes.Add(ErrorCodes.PageSizeExceeded, problem, slot.Argument.Location);
        }
    }
}
