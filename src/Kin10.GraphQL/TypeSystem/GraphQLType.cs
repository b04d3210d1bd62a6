using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>
/// A type: a named one, a list or a non-null (section 3.4). Named types are compared by reference, wrappers by what they wrap.
/// </summary>
public abstract class GraphQLType
{
    /// <summary>The type below all lists and non-nulls.</summary>
    public abstract GraphQLNamedType NamedType { get; }

    /// <summary>Whether null is excluded.</summary>
    public bool IsNonNull => this is GraphQLNonNull;

    /// <summary>This type without its outermost non-null, if it has one.</summary>
    public GraphQLType Nullable => this is GraphQLNonNull nonNull ? nonNull.OfType : this;

    /// <summary>Whether the type may be used where a value comes in (section 3.4.2, IsInputType).</summary>
    public bool IsInputType => NamedType is GraphQLScalarType or GraphQLEnumType or GraphQLInputObjectType;

    /// <summary>Whether the type may be used where a value goes out (section 3.4.2, IsOutputType).</summary>
    public bool IsOutputType => NamedType is not GraphQLInputObjectType;
}

/// <summary>A list of a type (section 3.11).</summary>
public sealed class GraphQLList(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override GraphQLNamedType NamedType => OfType.NamedType;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GraphQLList other && OfType.Equals(other.OfType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine('[', OfType);

    /// <inheritdoc/>
    public override string ToString() => $"[{OfType}]";
}

/// <summary>A type that excludes null (section 3.12).</summary>
public sealed class GraphQLNonNull(GraphQLType ofType) : GraphQLType
{
    /// <summary>The nullable type: never a <see cref="GraphQLNonNull"/>.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override GraphQLNamedType NamedType => OfType.NamedType;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GraphQLNonNull other && OfType.Equals(other.OfType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine('!', OfType);

    /// <inheritdoc/>
    public override string ToString() => $"{OfType}!";
}

/// <summary>A type with a name.</summary>
/// <param name="name">The name, unique in a schema.</param>
/// <param name="description">What it is, in Markdown.</param>
public abstract class GraphQLNamedType(string name, string? description) : GraphQLType
{
    /// <summary>The name, unique in a schema.</summary>
    public string Name { get; } = name;

    /// <summary>What it is, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>The definition and the extensions it was built from, the definition first; empty for a built-in type.</summary>
    public IReadOnlyList<TypeDefinitionNode> SyntaxNodes { get; internal set; } = [];

    /// <inheritdoc/>
    public override GraphQLNamedType NamedType => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
