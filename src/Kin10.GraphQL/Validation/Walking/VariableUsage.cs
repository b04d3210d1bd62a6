using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation;

/// <summary>The place of an input value.</summary>
/// <param name="Type">The type expected there; null where the schema has none.</param>
/// <param name="HasDefault">Whether the argument or input field has a default value of its own.</param>
/// <param name="OneOf">The OneOf input object whose field it is, if it is one (section 3.10.1).</param>
internal readonly record struct InputPosition(GraphQLType? Type, bool HasDefault = false, GraphQLInputObjectType? OneOf = null)
{
    public static InputPosition Of(GraphQLInputValue? definition, GraphQLInputObjectType? parent = null) =>
        new(definition?.Type, definition?.DefaultValue is not null, parent is { IsOneOf: true } ? parent : null);

    /// <summary>The position of an item of a list literal at this place; a single value may be given for a list, at any depth.</summary>
    public InputPosition Item() => new(Type?.Nullable is GraphQLList list ? list.OfType : Type?.Nullable);
}

/// <summary>A use of a variable.</summary>
/// <param name="Variable">The variable where it is used.</param>
/// <param name="Position">What is expected there.</param>
internal readonly record struct VariableUsage(VariableNode Variable, InputPosition Position);
