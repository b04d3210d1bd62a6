using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution.Coercion;

/// <summary>Coerces the variables of a request (section 6.1.2) and finds all that is wrong with them.</summary>
internal ref struct VariableCoercion
{
    /// <summary>Errors of one request are reported up to this many.</summary>
    public const int MaxErrors = 50;

    private const int MaxShown = 80;

    // Of scalars, and of lists of them, the shape does not tell one value from another.
    private static readonly object AnyValue = "";

    private readonly InputDefaults _defaults;
    private OperationVariable? _variable;
    private InputPath? _path;
    private List<GraphQLError>? _errors;

    private VariableCoercion(InputDefaults defaults) => _defaults = defaults;

    /// <summary>Section 6.1.2. Entries of <paramref name="variables"/> that the operation does not define are ignored.</summary>
    /// <param name="definitions">The variables of the operation, in its order.</param>
    /// <param name="variables">The request's variables; none when null.</param>
    /// <param name="defaults">The default values of input fields.</param>
    /// <param name="values">The coerced values in the order of the definitions.</param>
    /// <param name="given">Whether each has a value, null and defaults included.</param>
    /// <exception cref="GraphQLException">The variables do not fit; it has an error for each problem.</exception>
    public static void CoerceVariableValues(
        OperationVariable[] definitions, JsonElement? variables, InputDefaults defaults, out object?[] values, out bool[] given)
    {
        var json = variables.GetValueOrDefault();
        if (json.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.BadUserInput, "The variables of a request must be an object of values by name."));
        }

        var coercion = new VariableCoercion(defaults);
        values = new object?[definitions.Length];
        given = new bool[definitions.Length];
        foreach (var definition in definitions)
        {
            coercion._variable = definition;
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(definition.Name, out var value))
            {
                given[definition.Index] = true;
                values[definition.Index] = coercion.Coerce(value, definition.Type);
            }
            else if (definition.HasDefault)
            {
                given[definition.Index] = true;
                values[definition.Index] = definition.DefaultValue;
            }
            else if (definition.Type.IsNonNull)
            {
                coercion.Report(InputProblems.Missing(definition.Type));
            }
        }

        if (coercion._errors is not null)
        {
            throw new GraphQLException(coercion._errors);
        }
    }

    /// <summary>
    /// The variables of a request that is not there yet: those with a default value have it, and those that must be given a value that
    /// stands for any.
    /// </summary>
    /// <param name="definitions">The variables of the operation, in its order.</param>
    /// <returns>
    /// Values, whether each has one, and whether they are those of a real request; null where a value that must be given belongs to the
    /// shape.
    /// </returns>
    public static (object?[] Values, bool[] Given, bool IsComplete)? CoerceAhead(OperationVariable[] definitions)
    {
        var (values, given, isComplete) = (new object?[definitions.Length], new bool[definitions.Length], true);
        foreach (var definition in definitions)
        {
            given[definition.Index] = definition.HasDefault || definition.Type.IsNonNull;
            values[definition.Index] = definition.DefaultValue;
            if (definition.Type.IsNonNull && !definition.HasDefault)
            {
                if (definition.IsCondition || definition.Type.NamedType is not GraphQLScalarType)
                {
                    return null;
                }

                values[definition.Index] = AnyValue;
                isComplete = false;
            }
        }

        return (values, given, isComplete);
    }

    // A value that does not fit is reported and null.
    private object? Coerce(JsonElement json, GraphQLType type)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return type.IsNonNull ? Report(InputProblems.Null(type)) : null;
        }

        switch (type.Nullable)
        {
            case GraphQLList list:
                return CoerceList(json, list);
            case GraphQLScalarType scalar:
                return scalar.Coercion.TryCoerceJson(json, out var value, out var problem) ? value : Report(problem);
            case GraphQLEnumType enumType:
                var found = json.ValueKind == JsonValueKind.String ? enumType.FindValue(json.GetString()!) : null;
                return found?.Name ?? Report(InputProblems.NotAnEnumValue(enumType, MessageText.Abbreviate(json.GetRawText(), MaxShown)));
            case GraphQLInputObjectType inputObject when json.ValueKind == JsonValueKind.Object:
                return CoerceObject(json, inputObject);
            case GraphQLInputObjectType inputObject:
                return Report(InputProblems.NotAnObject(inputObject));
            default:
                throw new InvalidOperationException($"{type} is not an input type.");
        }
    }

    private object?[] CoerceList(JsonElement json, GraphQLList type)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return [Coerce(json, type.OfType)];
        }

        var items = new object?[json.GetArrayLength()];
        var index = 0;
        _path ??= new InputPath();
        foreach (var item in json.EnumerateArray())
        {
            _path.Push(index);
            items[index++] = Coerce(item, type.OfType);
            _path.Pop();
        }

        return items;
    }

    private InputObject CoerceObject(JsonElement json, GraphQLInputObjectType type)
    {
        var count = json.GetPropertyCount();
        var fields = new List<KeyValuePair<string, object?>>(count);
        var known = 0;
        _path ??= new InputPath();
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var field = type.Fields[i];
            if (known < count && json.TryGetProperty(field.Name, out var value))
            {
                known++;
                _path.Push(field.Name);
                fields.Add(new(field.Name, Coerce(value, field.Type)));
                _path.Pop();
            }
            else if (field.DefaultValue is not null)
            {
                fields.Add(new(field.Name, _defaults.Get(field)));
            }
            else if (field.Type.IsNonNull)
            {
                _path.Push(field.Name);
                Report(InputProblems.Missing(field.Type));
                _path.Pop();
            }
        }

        // A key that occurs twice is one field: the last counts.
        if (known != count)
        {
            ReportUnknown(json, type);
        }

        if (type.IsOneOf && (fields.Count != 1 || IsNull(json, fields[0].Key)))
        {
            Report(InputProblems.NotOneOf(type));
        }

        return new InputObject(fields);
    }

    private static bool IsNull(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Null;

    private void ReportUnknown(JsonElement json, GraphQLInputObjectType type)
    {
        foreach (var property in json.EnumerateObject())
        {
            if (type.FindField(property.Name) is null)
            {
                Report(InputProblems.UnknownField(type, property.Name));
            }
        }
    }

    private object? Report(string problem)
    {
        _errors ??= [];
        if (_errors.Count < MaxErrors)
        {
            var place = $"Variable ${_variable!.Name}";
            _errors.Add(new GraphQLError(
                ErrorCodes.BadUserInput, InputProblems.Sentence(place, _path ?? new InputPath(), problem), _variable.Location));
        }

        return null;
    }
}
