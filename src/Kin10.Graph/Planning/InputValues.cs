using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>
/// Reads the structure of argument values. What a variable decides is opened by the engine, so structure is always known here.
/// </summary>
internal static class InputValues
{
    /// <summary>The argument's value, or null when it is null or not given.</summary>
    public static ArgumentValue? Given(ArgumentValue? value) => value is NullArgument ? null : value;

    /// <summary>The input object, or null for null.</summary>
    public static ObjectArgument? Object(ArgumentValue? value) => Given(value) switch
    {
        null => null,
        ObjectArgument found => found,
        var other => throw Unexpected(other, "an input object"),
    };

    /// <summary>
    /// The items of a list of input objects or enums, or null for null; a single value is taken as a list of it (section 3.11).
    /// </summary>
    public static IReadOnlyList<ArgumentValue>? Items(ArgumentValue? value) => Given(value) switch
    {
        null => null,
        ListArgument list => list.Items,
        ConstantArgument { Value: object?[] constants } list => [.. constants.Select(item => Constant(list, item))],
        ObjectArgument or ConstantArgument or VariableArgument => [value!],
        var other => throw Unexpected(other, "a list"),
    };

    /// <summary>The name of an enum value, which is always a constant.</summary>
    public static string EnumName(ArgumentValue value) =>
        value is ConstantArgument { Value: string name } ? name : throw Unexpected(value, "an enum value");

    /// <summary>A list whose items are all known, as one constant; any other value as it is.</summary>
    public static ArgumentValue Simplify(ArgumentValue value)
    {
        if (value is not ListArgument list)
        {
            return value is ConstantArgument { Value: not object?[] } single ? single with { Value = new[] { single.Value } } : value;
        }

        var constants = new object?[list.Items.Count];
        for (var i = 0; i < constants.Length; i++)
        {
            switch (list.Items[i])
            {
                case NullArgument:
                    break;
                case ConstantArgument constant:
                    constants[i] = constant.Value;
                    break;
                default:
                    return list;
            }
        }

        return new ConstantArgument(list.Type, list.Location, constants);
    }

    /// <summary>The only given field of an object that must name exactly one, or null when it does not.</summary>
    public static KeyValuePair<string, ArgumentValue>? Single(ObjectArgument value)
    {
        KeyValuePair<string, ArgumentValue>? found = null;
        foreach (var field in value.Fields)
        {
            if (field.Value is NullArgument)
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = field;
        }

        return found;
    }

    private static ArgumentValue Constant(ConstantArgument list, object? item) =>
        item is null ? new NullArgument(list.Type, list.Location) : new ConstantArgument(list.Type, list.Location, item);

    private static InvalidOperationException Unexpected(ArgumentValue value, string expected) =>
        new($"The value at {value.Location} is a {value.GetType().Name} where the schema has {expected}.");
}
