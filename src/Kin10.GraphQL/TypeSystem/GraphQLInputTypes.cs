using System.Collections.Frozen;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>An enum (section 3.9). A coerced enum value is its name, a <see cref="string"/>.</summary>
public sealed class GraphQLEnumType(string name, string? description) : GraphQLNamedType(name, description)
{
    private FrozenDictionary<string, GraphQLEnumValue> _valuesByName = FrozenDictionary<string, GraphQLEnumValue>.Empty;

    /// <summary>The values in the order of the definition.</summary>
    public IReadOnlyList<GraphQLEnumValue> Values
    {
        get;
        internal set
        {
            field = value;
            _valuesByName = value.DistinctBy(item => item.Name).ToFrozenDictionary(item => item.Name);
        }
    } = [];

    /// <summary>The value of that name, or null.</summary>
    public GraphQLEnumValue? FindValue(string name) => _valuesByName.GetValueOrDefault(name);
}

/// <summary>A value of an enum.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it means.</param>
/// <param name="DeprecationReason">Why not to use it any more; null when it is not deprecated.</param>
/// <param name="SyntaxNode">Its definition, if it was read from one.</param>
public sealed record GraphQLEnumValue(
    string Name,
    string? Description,
    string? DeprecationReason = null,
    EnumValueDefinitionNode? SyntaxNode = null);

/// <summary>An input object (section 3.10).</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it is.</param>
/// <param name="isOneOf">Whether exactly one field must be given (section 3.10.1).</param>
public sealed class GraphQLInputObjectType(string name, string? description, bool isOneOf) : GraphQLNamedType(name, description)
{
    private FrozenDictionary<string, GraphQLInputValue> _fieldsByName = FrozenDictionary<string, GraphQLInputValue>.Empty;

    /// <summary>Whether exactly one field must be given.</summary>
    public bool IsOneOf { get; } = isOneOf;

    /// <summary>The input fields in the order of the definition.</summary>
    public IReadOnlyList<GraphQLInputValue> Fields
    {
        get;
        internal set
        {
            field = value;
            _fieldsByName = value.DistinctBy(item => item.Name).ToFrozenDictionary(item => item.Name);
        }
    } = [];

    /// <summary>The input field of that name, or null.</summary>
    public GraphQLInputValue? FindField(string name) => _fieldsByName.GetValueOrDefault(name);
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it does.</param>
/// <param name="type">Its input type.</param>
/// <param name="defaultValue">The default as a literal, if there is one.</param>
/// <param name="deprecationReason">Why not to use it any more; null when it is not deprecated.</param>
/// <param name="syntaxNode">Its definition, if it was read from one.</param>
public sealed class GraphQLInputValue(
    string name,
    string? description,
    GraphQLType type,
    ValueNode? defaultValue = null,
    string? deprecationReason = null,
    InputValueDefinitionNode? syntaxNode = null)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>What it does.</summary>
    public string? Description { get; } = description;

    /// <summary>Its input type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The default as a literal, if there is one.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Its definition, if it was read from one.</summary>
    public InputValueDefinitionNode? SyntaxNode { get; } = syntaxNode;

    /// <summary>Whether a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}
