using Kin10.GraphQL.Errors;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Selections;

/// <summary>
/// An argument's value as a compiled operation has it: literals coerced, variables kept as references wherever only a scalar
/// depends on them. A variable that holds an input object, or a list of them, is opened: its structure belongs to
/// <see cref="VariableValues.Shape"/>. Fields and arguments that are not given are not there.
/// </summary>
/// <param name="Type">See <see cref="Type"/>.</param>
/// <param name="Location">
/// Where the value, or the variable it comes from, is in the document; <see cref="SourceLocation.None"/> where there is no document.
/// </param>
public abstract record ArgumentValue(GraphQLType Type, SourceLocation Location)
{
    /// <summary>The input type of the place of the value.</summary>
    public GraphQLType Type { get; init; } = CheckType(Type);

    private static GraphQLType CheckType(GraphQLType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsInputType ? type : throw new ArgumentException($"{type} is not an input type.", nameof(type));
    }
}

/// <summary>Null, given as a literal or by a variable.</summary>
public sealed record NullArgument(GraphQLType Type, SourceLocation Location) : ArgumentValue(Type, Location);

/// <summary>Known now and the same in every request of this shape.</summary>
/// <param name="Type">The input type of the place of the value.</param>
/// <param name="Location">Where the value is in the document.</param>
/// <param name="Value">See <see cref="Value"/>.</param>
public sealed record ConstantArgument(GraphQLType Type, SourceLocation Location, object Value) : ArgumentValue(Type, Location)
{
    /// <summary>
    /// A scalar (see <see cref="ScalarCoercion"/>), an enum value's name, or a list of these (<c>object?[]</c>, with null for null).
    /// </summary>
    public object Value { get; init; } = Value ?? throw new ArgumentNullException(nameof(Value));
}

/// <summary>
/// A scalar or a list of scalars (<c>object?[]</c>) that each request brings. Never null: a null makes another shape. Enums are constants.
/// </summary>
/// <param name="Type">The input type of the place of the value.</param>
/// <param name="Location">Where the variable is in the document.</param>
/// <param name="Variable">See <see cref="Variable"/>.</param>
/// <param name="Index">See <see cref="Index"/>.</param>
/// <param name="Path">See <see cref="Path"/>.</param>
public sealed record VariableArgument(GraphQLType Type, SourceLocation Location, string Variable, int Index, IReadOnlyList<object> Path)
    : ArgumentValue(Type, Location)
{
    /// <summary>The variable's name, for messages.</summary>
    public string Variable { get; init; } = Variable ?? throw new ArgumentNullException(nameof(Variable));

    /// <summary>The variable's position in <see cref="VariableValues"/>.</summary>
    public int Index { get; init; } = Index >= 0 ? Index : throw new ArgumentOutOfRangeException(nameof(Index));

    /// <summary>
    /// The way from the variable's value to this one: field names (<see cref="string"/>) and list positions (<see cref="int"/>). Empty for
    /// the variable itself.
    /// </summary>
    public IReadOnlyList<object> Path { get; init; } = CheckPath(Path);

    /// <summary>The value in one request; a single value in place of a list (section 3.11) is already a list.</summary>
    /// <param name="variables">Variables of the shape for which the operation was compiled.</param>
    public object? Read(VariableValues variables)
    {
        var value = variables[Index];
        foreach (var step in Path)
        {
            value = step switch
            {
                string name when value is InputObject inputObject && inputObject.TryGet(name, out var field) => field,
                int position when value is object?[] list => list[position],
                _ => throw new InvalidOperationException($"${Variable} has another shape than the operation was compiled for."),
            };
        }

        return value;
    }

    private static IReadOnlyList<object> CheckPath(IReadOnlyList<object> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var step in path)
        {
            if (step is not (string or int))
            {
                throw new ArgumentException(
                    $"A step is a field's name or a position, not a {step?.GetType().Name ?? "null"}.", nameof(path));
            }
        }

        return path;
    }
}

/// <summary>A list whose items are lists, objects or variables.</summary>
/// <param name="Type">The input type of the place of the value: a list.</param>
/// <param name="Location">Where the value, or the variable it comes from, is in the document.</param>
/// <param name="Items">See <see cref="Items"/>.</param>
public sealed record ListArgument(GraphQLType Type, SourceLocation Location, IReadOnlyList<ArgumentValue> Items)
    : ArgumentValue(Type, Location)
{
    /// <summary>The items, each of the list's item type.</summary>
    public IReadOnlyList<ArgumentValue> Items { get; init; } = CheckItems(Type, Items);

    private static IReadOnlyList<ArgumentValue> CheckItems(GraphQLType type, IReadOnlyList<ArgumentValue> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var itemType = (type.Nullable as GraphQLList)?.OfType ?? throw new ArgumentException($"{type} is not a list.", nameof(type));
        foreach (var item in items)
        {
            ArgumentNullException.ThrowIfNull(item, nameof(items));
            if (!itemType.Equals(item.Type))
            {
                throw new ArgumentException($"An item of {type} has the type {item.Type}.", nameof(items));
            }
        }

        return items;
    }
}

/// <summary>An input object.</summary>
/// <param name="Type">The input type of the place of the value: an input object type.</param>
/// <param name="Location">Where the value, or the variable it comes from, is in the document.</param>
/// <param name="Fields">See <see cref="Fields"/>.</param>
public sealed record ObjectArgument(GraphQLType Type, SourceLocation Location, IReadOnlyList<KeyValuePair<string, ArgumentValue>> Fields)
    : ArgumentValue(Type, Location)
{
    /// <summary>The fields that are given or have a default, in the order of the type's definition.</summary>
    public IReadOnlyList<KeyValuePair<string, ArgumentValue>> Fields { get; init; } = CheckFields(Type, Fields);

    /// <summary>The value of that field, or null when it is not given.</summary>
    public ArgumentValue? Find(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Key == name)
            {
                return Fields[i].Value;
            }
        }

        return null;
    }

    private static IReadOnlyList<KeyValuePair<string, ArgumentValue>> CheckFields(
        GraphQLType type, IReadOnlyList<KeyValuePair<string, ArgumentValue>> fields)
    {
        var objectType = type.Nullable as GraphQLInputObjectType
            ?? throw new ArgumentException($"{type} is not an input object.", nameof(type));
        SelectionChecks.Entries(fields, objectType.Fields, objectType);
        return fields;
    }
}
