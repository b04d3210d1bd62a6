using System.Collections.Concurrent;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution.Coercion;

/// <summary>The coerced default values of a schema's input fields, each coerced once.</summary>
internal sealed class InputDefaults
{
    private readonly ConcurrentDictionary<GraphQLInputValue, Holder> _values = new(ReferenceEqualityComparer.Instance);

    /// <summary>The default of an input field that has one.</summary>
    public object? Get(GraphQLInputValue field) =>
        _values.GetOrAdd(field, static item => new Holder(Coerce(item.DefaultValue!, item.Type, item.Name))).Value;

    /// <summary>The value of a literal without variables.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="type">The type of its place.</param>
    /// <param name="place">The place's name, for messages.</param>
    /// <exception cref="GraphQLException">The literal does not fit the type; validation finds that earlier.</exception>
    public static object? Coerce(ValueNode literal, GraphQLType type, string place)
    {
        var errors = new List<GraphQLError>();
        var value = new ArgumentCoercion([], VariableValues.Empty, errors).CoerceLiteral(literal, type, place);
        return errors.Count == 0 ? ToValue(value) : throw new GraphQLException(errors);
    }

    private static object? ToValue(ArgumentValue value) => value switch
    {
        NullArgument => null,
        ConstantArgument constant => constant.Value,
        ListArgument list => list.Items.Select(ToValue).ToArray(),
        ObjectArgument inputObject => new InputObject(
            [.. inputObject.Fields.Select(field => KeyValuePair.Create(field.Key, ToValue(field.Value)))]),
        VariableArgument => throw new InvalidOperationException("A default value has no variables."),
        _ => throw UnknownNode.Of(value),
    };

    private sealed record Holder(object? Value);
}
