using Kin10.GraphQL.Errors;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Selections;

/// <summary>
/// An argument's value as a compiled operation has it: literals coerced, variables kept as references wherever only a scalar
/// depends on them. A variable that holds an input object, or a list of them, is opened: its structure belongs to
/// <see cref="VariableValues.Shape"/>. Fields and arguments that are not given are not there.
/// </summary>
/// <param name="Type">The input type of the place where the value stands.</param>
/// <param name="Location">Where the value, or the variable it comes from, stands in the document.</param>
public abstract record ArgumentValue(GraphQLType Type, SourceLocation Location);

/// <summary>Null, given as a literal or by a variable.</summary>
public sealed record NullArgument(GraphQLType Type, SourceLocation Location) : ArgumentValue(Type, Location);

/// <summary>
/// A scalar, an enum value's name, or a list of these (<c>object?[]</c>), known now and the same in every request of this shape.
/// </summary>
public sealed record ConstantArgument(GraphQLType Type, SourceLocation Location, object Value) : ArgumentValue(Type, Location);

/// <summary>
/// A scalar or a list of scalars (<c>object?[]</c>) that each request brings. Never null: a null makes another shape. Enums are constants.
/// </summary>
/// <param name="Type">The input type of the place where the value stands.</param>
/// <param name="Location">Where the variable stands in the document.</param>
/// <param name="Variable">The variable's name, for messages.</param>
/// <param name="Index">The variable's position in <see cref="VariableValues"/>.</param>
/// <param name="Path">
/// The way from the variable's value to this one: field names (<see cref="string"/>) and list positions (<see cref="int"/>).
/// </param>
public sealed record VariableArgument(GraphQLType Type, SourceLocation Location, string Variable, int Index, IReadOnlyList<object> Path)
    : ArgumentValue(Type, Location)
{
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
}

/// <summary>A list whose items are lists, objects or variables.</summary>
public sealed record ListArgument(GraphQLType Type, SourceLocation Location, IReadOnlyList<ArgumentValue> Items)
    : ArgumentValue(Type, Location);

/// <summary>An input object: the fields that are given or have a default, in the order of the type's definition.</summary>
public sealed record ObjectArgument(GraphQLType Type, SourceLocation Location, IReadOnlyList<KeyValuePair<string, ArgumentValue>> Fields)
    : ArgumentValue(Type, Location)
{
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
}
