using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The page arguments: <c>first</c>, <c>after</c>, <c>last</c>, <c>before</c>.</summary>
internal sealed class PagePlanner(PlanningContext context)
{
    public Page Plan(SelectedField field, int connection, Place place)
    {
        var last = InputValues.Given(field.FindArgument("last"));
        if (last is not null && InputValues.Given(field.FindArgument("first")) is not null)
        {
            context.Mistakes.BadInput(place.At("last"), "first and last cannot be given together. Give one of them.", last.Location);
        }

        return new Page(
            Size(field, "first", connection, place),
            Cursor(field, "after", connection, place),
            Size(field, "last", connection, place),
            Cursor(field, "before", connection, place),
            Math.Min(context.Limits.DefaultPageSize, context.Limits.MaxPageSize));
    }

    /// <summary>The slot of a page size, or -1 where it is not given.</summary>
    public int Size(SelectedField field, string name, int connection, Place place)
    {
        if (InputValues.Given(field.FindArgument(name)) is not { } value)
        {
            return -1;
        }

        var at = place.At(name);
        if (value is ConstantArgument { Value: long size }
            && FindProblem(at.ToString(), value, size, context.Limits) is var (code, message))
        {
            context.Mistakes.Add(code, message, value.Location);
        }

        return context.Slots.PageSize(value, connection, at);
    }

    /// <summary>What is wrong with a page size, if anything.</summary>
    public static (string Code, string Message)? FindProblem(string place, ArgumentValue value, long size, GraphLimits limits)
    {
        var given = value is VariableArgument variable ? $"${variable.Variable} is {size}" : $"{size} was given";
        return size < 0
            ? (ErrorCodes.BadUserInput, $"{place}: a page cannot have fewer than 0 rows; {given}. Give 0 to {limits.MaxPageSize}.")
            : size > limits.MaxPageSize
                ? (ErrorCodes.PageSizeExceeded, $"{place}: at most {limits.MaxPageSize} can be asked for at once; {given}.")
                : null;
    }

    private int Cursor(SelectedField field, string name, int connection, Place place) =>
        InputValues.Given(field.FindArgument(name)) is { } value ? context.Slots.Cursor(value, connection, place.At(name)) : -1;
}
