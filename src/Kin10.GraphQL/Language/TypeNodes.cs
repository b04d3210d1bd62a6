using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>A type reference (section 2.11).</summary>
public abstract class TypeNode(SourceLocation location) : SyntaxNode(location);

/// <summary>A reference by name.</summary>
public sealed class NamedTypeNode(SourceLocation location, string name) : TypeNode(location)
{
    /// <summary>The type's name.</summary>
    public string Name { get; } = name;
}

/// <summary>A list of a type.</summary>
public sealed class ListTypeNode(SourceLocation location, TypeNode itemType) : TypeNode(location)
{
    /// <summary>The type of the items.</summary>
    public TypeNode ItemType { get; } = itemType;
}

/// <summary>A type that excludes null.</summary>
public sealed class NonNullTypeNode(SourceLocation location, TypeNode nullableType) : TypeNode(location)
{
    /// <summary>The type without the exclamation mark: a name or a list.</summary>
    public TypeNode NullableType { get; } = nullableType;
}
