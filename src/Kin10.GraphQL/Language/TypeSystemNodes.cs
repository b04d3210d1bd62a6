using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>A definition or extension of the type system (section 3).</summary>
/// <param name="location">Where it starts.</param>
/// <param name="isExtension">Whether it is written with <c>extend</c>; an extension has no description.</param>
/// <param name="description">The description before it, if any.</param>
/// <param name="directives">The directives on it.</param>
public abstract class TypeSystemNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives) : DefinitionNode(location)
{
    /// <summary>Whether it is written with <c>extend</c>.</summary>
    public bool IsExtension { get; } = isExtension;

    /// <summary>The description before it, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The directives on it.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>schema { query: ... }</c> or its extension (section 3.3).</summary>
public sealed class SchemaNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<OperationTypeNode> operationTypes) : TypeSystemNode(location, isExtension, description, directives)
{
    /// <summary>The root operation types.</summary>
    public IReadOnlyList<OperationTypeNode> OperationTypes { get; } = operationTypes;
}

/// <summary>One root operation type of a schema definition.</summary>
public sealed class OperationTypeNode(SourceLocation location, OperationType operation, NamedTypeNode type) : SyntaxNode(location)
{
    /// <summary>The operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>Its root type.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary>A named type's definition or extension (section 3.4).</summary>
public abstract class TypeDefinitionNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives) : TypeSystemNode(location, isExtension, description, directives)
{
    /// <summary>The type's name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A scalar (section 3.5).</summary>
public sealed class ScalarTypeNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives) : TypeDefinitionNode(location, isExtension, description, name, directives);

/// <summary>An object type (section 3.6).</summary>
public sealed class ObjectTypeNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : TypeDefinitionNode(location, isExtension, description, name, directives)
{
    /// <summary>The interfaces it implements.</summary>
    public IReadOnlyList<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public IReadOnlyList<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>An interface (section 3.7).</summary>
public sealed class InterfaceTypeNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<NamedTypeNode> interfaces,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<FieldDefinitionNode> fields) : TypeDefinitionNode(location, isExtension, description, name, directives)
{
    /// <summary>The interfaces it implements.</summary>
    public IReadOnlyList<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>The fields.</summary>
    public IReadOnlyList<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>A union (section 3.8).</summary>
public sealed class UnionTypeNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<NamedTypeNode> types) : TypeDefinitionNode(location, isExtension, description, name, directives)
{
    /// <summary>The member types.</summary>
    public IReadOnlyList<NamedTypeNode> Types { get; } = types;
}

/// <summary>An enum (section 3.9).</summary>
public sealed class EnumTypeNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<EnumValueDefinitionNode> values) : TypeDefinitionNode(location, isExtension, description, name, directives)
{
    /// <summary>The values.</summary>
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary>An input object (section 3.10).</summary>
public sealed class InputObjectTypeNode(
    SourceLocation location,
    bool isExtension,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives,
    IReadOnlyList<InputValueDefinitionNode> fields) : TypeDefinitionNode(location, isExtension, description, name, directives)
{
    /// <summary>The input fields.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; } = fields;
}

/// <summary>A field's definition (section 3.6).</summary>
public sealed class FieldDefinitionNode(
    SourceLocation location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    TypeNode type,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location)
{
    /// <summary>The description before it, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>The field's type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The directives on it.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An argument's or an input field's definition (sections 3.6.1 and 3.10).</summary>
public sealed class InputValueDefinitionNode(
    SourceLocation location,
    StringValueNode? description,
    NameNode name,
    TypeNode type,
    ValueNode? defaultValue,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location)
{
    /// <summary>The description before it, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default value, if any.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives on it.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A value of an enum (section 3.9).</summary>
public sealed class EnumValueDefinitionNode(
    SourceLocation location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<DirectiveNode> directives) : SyntaxNode(location)
{
    /// <summary>The description before it, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The value's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The directives on it.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A directive's definition (section 3.13).</summary>
public sealed class DirectiveDefinitionNode(
    SourceLocation location,
    StringValueNode? description,
    NameNode name,
    IReadOnlyList<InputValueDefinitionNode> arguments,
    bool isRepeatable,
    IReadOnlyList<NameNode> locations) : TypeSystemNode(location, isExtension: false, description, directives: [])
{
    /// <summary>The directive's name without <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may be used several times in one place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Where it may be used, as written, for example <c>FIELD_DEFINITION</c>.</summary>
    public IReadOnlyList<NameNode> Locations { get; } = locations;
}
