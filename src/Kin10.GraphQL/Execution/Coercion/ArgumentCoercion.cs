using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution.Coercion;

/// <summary>
/// Coerces the arguments of fields (section 6.4.1) for one shape of variables. What the shape leaves open, the values of scalars,
/// stays a reference to the variable.
/// </summary>
/// <param name="definitions">The variables of the operation by name.</param>
/// <param name="variables">The variables of a request of that shape.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class ArgumentCoercion(
    Dictionary<string, OperationVariable> definitions, VariableValues variables, List<GraphQLError> errors)
{
    private readonly InputPath _path = new();

    // Where what is coerced stands: an argument of a field, or what the text says.
    private (GraphQLInputValue Argument, GraphQLField Field)? _argument;
    private string _text = "";

    private string Place => _argument is var (argument, owner) ? $"Argument \"{argument.Name}\" of {owner}" : _text;

    /// <summary>Section 6.4.1: the arguments that are given or have a default, in the order of their definition.</summary>
    /// <param name="field">The field that defines the arguments.</param>
    /// <param name="node">The field that gives them.</param>
    public KeyValuePair<string, ArgumentValue>[] CoerceArgumentValues(GraphQLField field, FieldNode node)
    {
        if (field.Arguments.Count == 0)
        {
            return [];
        }

        var coerced = new List<KeyValuePair<string, ArgumentValue>>(node.Arguments.Count);
        foreach (var definition in field.Arguments)
        {
            _argument = (definition, field);
            if (CoerceEntry(definition, node.Arguments.Find(definition.Name), node.Location) is { } value)
            {
                coerced.Add(new(definition.Name, value));
            }
        }

        return [.. coerced];
    }

    /// <summary>Whether a variable has a value, null and defaults included.</summary>
    public bool IsGiven(VariableNode node) =>
        definitions.TryGetValue(node.Name, out var definition) && variables.IsGiven(definition.Index);

    /// <summary>The <c>if</c> of <c>@skip</c>, <c>@include</c> and <c>@defer</c>; false when it is wrong.</summary>
    public bool CoerceCondition(DirectiveNode directive, ValueNode node)
    {
        if (node is BooleanValueNode literal)
        {
            return literal.Value;
        }

        if (node is VariableNode variable && definitions.TryGetValue(variable.Name, out var definition)
            && variables[definition.Index] is bool condition)
        {
            return condition;
        }

        (_argument, _text) = (null, $"Argument \"if\" of @{directive.Name.Value}");
        Report("a value of type Boolean! is required", node.Location);
        return false;
    }

    /// <summary>Coerces a literal, which may have variables inside, for a place of that type.</summary>
    /// <param name="node">The literal.</param>
    /// <param name="type">The type of the place.</param>
    /// <param name="place">The place's name, for messages.</param>
    public ArgumentValue CoerceLiteral(ValueNode node, GraphQLType type, string place)
    {
        (_argument, _text) = (null, place);
        return Coerce(node, type, node.Location);
    }

    // An argument or input field: null when it is not given and has no default.
    private ArgumentValue? CoerceEntry(GraphQLInputValue definition, ValueNode? given, SourceLocation owner)
    {
        if (given is not null && !IsAbsent(given))
        {
            return Coerce(given, definition.Type, given.Location);
        }

        var location = given?.Location ?? owner;
        if (definition.DefaultValue is { } literal)
        {
            return CoerceDefault(literal, definition.Type, location);
        }

        if (definition.Type.IsNonNull)
        {
            Report(InputProblems.Missing(definition.Type), location);
        }

        return null;
    }

    // A default value is in the schema, so its parts are given the place in the document that left it out.
    private ArgumentValue CoerceDefault(ValueNode literal, GraphQLType type, SourceLocation location) =>
        Open(InputDefaults.Coerce(literal, type, Place), type, location, null, []);

    private bool IsAbsent(ValueNode node) =>
        node is VariableNode variable
        && !(definitions.TryGetValue(variable.Name, out var definition) && variables.IsGiven(definition.Index));

    private ArgumentValue Coerce(ValueNode node, GraphQLType type, SourceLocation location)
    {
        if (node is VariableNode variable)
        {
            return CoerceVariable(variable, type);
        }

        if (node is NullValueNode)
        {
            return type.IsNonNull ? Wrong(InputProblems.Null(type), type, location) : new NullArgument(type, location);
        }

        return type.Nullable switch
        {
            GraphQLList list => CoerceList(node, list, type),
            GraphQLInputObjectType inputObject when node is ObjectValueNode literal => CoerceObject(literal, inputObject, type),
            GraphQLInputObjectType inputObject => Wrong(InputProblems.NotAnObject(inputObject), type, location),
            GraphQLEnumType enumType => CoerceEnum(node, enumType, type),
            GraphQLScalarType scalar => CoerceScalar(node, scalar, type),
            _ => throw new InvalidOperationException($"{type} is not an input type."),
        };
    }

    private ArgumentValue CoerceVariable(VariableNode node, GraphQLType type)
    {
        // Inside a list a variable that is not given is null (section 3.11).
        if (!definitions.TryGetValue(node.Name, out var definition) || variables[definition.Index] is not { } value)
        {
            return type.IsNonNull
                ? Wrong($"variable ${node.Name} is null; {InputProblems.Null(type)}", type, node.Location)
                : new NullArgument(type, node.Location);
        }

        return Open(value, type, node.Location, definition, []);
    }

    private ArgumentValue CoerceList(ValueNode node, GraphQLList list, GraphQLType type)
    {
        var items = new List<ArgumentValue>();
        if (node is ListValueNode literal)
        {
            for (var i = 0; i < literal.Values.Count; i++)
            {
                _path.Push(i);
                items.Add(Coerce(literal.Values[i], list.OfType, literal.Values[i].Location));
                _path.Pop();
            }
        }
        else
        {
            items.Add(Coerce(node, list.OfType, node.Location));
        }

        return List(items, type, node.Location);
    }

    private ArgumentValue CoerceObject(ObjectValueNode literal, GraphQLInputObjectType inputObject, GraphQLType type)
    {
        foreach (var given in literal.Fields)
        {
            if (inputObject.FindField(given.Name.Value) is null)
            {
                Report(InputProblems.UnknownField(inputObject, given.Name.Value), given.Location);
            }
        }

        var fields = new List<KeyValuePair<string, ArgumentValue>>(literal.Fields.Count);
        foreach (var definition in inputObject.Fields)
        {
            _path.Push(definition.Name);
            if (CoerceEntry(definition, literal.Fields.Find(definition.Name), literal.Location) is { } value)
            {
                fields.Add(new(definition.Name, value));
            }

            _path.Pop();
        }

        // Section 3.10.1: one entry in the literal, and a value that is there and not null.
        if (inputObject.IsOneOf && (literal.Fields.Count != 1 || fields is not [{ Value: not NullArgument }]))
        {
            return Wrong(InputProblems.NotOneOf(inputObject), type, literal.Location);
        }

        return new ObjectArgument(type, literal.Location, fields);
    }

    private ArgumentValue CoerceEnum(ValueNode node, GraphQLEnumType enumType, GraphQLType type)
    {
        var found = node is EnumValueNode literal ? enumType.FindValue(literal.Name) : null;
        return found is null
            ? Wrong(InputProblems.NotAnEnumValue(enumType, node is EnumValueNode name ? name.Name : "this literal"), type, node.Location)
            : new ConstantArgument(type, node.Location, found.Name);
    }

    private ArgumentValue CoerceScalar(ValueNode node, GraphQLScalarType scalar, GraphQLType type)
    {
        if (HasVariable(node))
        {
            return Wrong($"a literal of {scalar} cannot have variables inside; give the whole value by one variable", type, node.Location);
        }

        return scalar.Coercion.TryCoerceLiteral(node, out var value, out var problem)
            ? new ConstantArgument(type, node.Location, value)
            : Wrong(problem, type, node.Location);
    }

    private static bool HasVariable(ValueNode node) => node switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HasVariable),
        ObjectValueNode inputObject => inputObject.Fields.Any(field => HasVariable(field.Value)),
        IntValueNode or FloatValueNode or StringValueNode or BooleanValueNode or NullValueNode or EnumValueNode => false,
        _ => throw UnknownNode.Of(node),
    };

    // Opens a coerced value as far as the shape knows it. Without a variable it is a default, and constant throughout.
    private static ArgumentValue Open(
        object? value, GraphQLType type, SourceLocation location, OperationVariable? variable, object[] path)
    {
        if (value is null)
        {
            return new NullArgument(type, location);
        }

        if (type.NamedType is GraphQLScalarType && variable is not null)
        {
            return new VariableArgument(type, location, variable.Name, variable.Index, path);
        }

        switch (type.Nullable)
        {
            case GraphQLList list when list.NamedType is GraphQLInputObjectType:
                return new ListArgument(
                    type, location, [.. ((object?[])value).Select((item, i) => Open(item, list.OfType, location, variable, [.. path, i]))]);
            case GraphQLInputObjectType inputObject:
                return new ObjectArgument(
                    type,
                    location,
                    [.. ((InputObject)value).Fields.Select(field => KeyValuePair.Create(
                        field.Key, Open(field.Value, inputObject.FindField(field.Key)!.Type, location, variable, [.. path, field.Key])))]);
            case GraphQLScalarType or GraphQLEnumType or GraphQLList:
                return new ConstantArgument(type, location, value);
            default:
                throw UnknownNode.Of(type.Nullable);
        }
    }

    // A list of scalars or enums all of whose items are known now is one constant.
    private static ArgumentValue List(List<ArgumentValue> items, GraphQLType type, SourceLocation location) =>
        type.NamedType is not GraphQLInputObjectType && items.TrueForAll(item => item is ConstantArgument or NullArgument)
            ? new ConstantArgument(type, location, items.Select(item => (item as ConstantArgument)?.Value).ToArray())
            : new ListArgument(type, location, items);

    // What could not be coerced becomes null; the operation is refused, so nobody reads it.
    private NullArgument Wrong(string problem, GraphQLType type, SourceLocation location)
    {
        Report(problem, location);
        return new NullArgument(type, location);
    }

    private void Report(string problem, SourceLocation location)
    {
        if (errors.Count < VariableCoercion.MaxErrors)
        {
            errors.Add(new GraphQLError(ErrorCodes.BadUserInput, InputProblems.Sentence(Place, _path, problem), location));
        }
    }
}
