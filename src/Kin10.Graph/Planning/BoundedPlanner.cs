using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>Arguments that are whole numbers from 0 to a maximum.</summary>
internal static class BoundedPlanner
{
    /// <summary>The slot of an argument.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="field">The field.</param>
    /// <param name="name">The argument, which has a default.</param>
    /// <param name="preset">What null stands for, where the maximum allows it.</param>
    /// <param name="most">The maximum.</param>
    public static int Plan(PlanningContext context, SelectedField field, string name, int preset, int most)
    {
        var given = field.FindArgument(name) ?? throw PlanningContext.Disagreement($"has no default for {name} of {field.Definition}");
        var value = given is NullArgument ? new ConstantArgument(given.Type, given.Location, (long)Math.Min(preset, most)) : given;
        var place = Place.Field($"{field.Definition}").At(name);
        if (value is ConstantArgument { Value: long number } && FindProblem(place.ToString(), value, number, most) is { } problem)
        {
            context.Mistakes.Add(ErrorCodes.BadUserInput, problem, value.Location);
        }

        return context.Slots.Bounded(value, most, place);
    }

    /// <summary>What is wrong with a number, if anything.</summary>
    public static string? FindProblem(string place, ArgumentValue value, long number, int most)
    {
        var given = value is VariableArgument variable ? $"${variable.Variable} is {number}" : $"{number} was given";
        return number < 0 || number > most ? $"{place}: only 0 to {most} can be asked for; {given}." : null;
    }
}
