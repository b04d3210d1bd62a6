namespace Kin10.Graph.Model;

/// <summary>The kinds of scalar values that a property can have.</summary>
public enum ScalarKind
{
    /// <summary>A node's id, <c>Type:slug</c>; a <see cref="string"/>.</summary>
    Id,

    /// <summary>Text; a <see cref="string"/>. Compares by code point.</summary>
    String,

    /// <summary>A <see cref="bool"/>; false before true.</summary>
    Boolean,

    /// <summary>A 32-bit integer, held as a <see cref="long"/>.</summary>
    Int,

    /// <summary>A 64-bit integer; a <see cref="long"/>.</summary>
    Long,

    /// <summary>A finite <see cref="double"/>.</summary>
    Float,

    /// <summary>A day, ISO 8601; a <see cref="DateOnly"/>.</summary>
    LocalDate,

    /// <summary>A name of an enum; a <see cref="string"/>. Orders by name.</summary>
    Enum,
}

/// <summary>What follows from kinds.</summary>
internal static class ScalarKinds
{
    /// <summary>The kind of a sum: that of whole numbers is a Long.</summary>
    public static ScalarKind OfSum(this ScalarKind kind) => kind == ScalarKind.Int ? ScalarKind.Long : kind;
}

/// <summary>A property of nodes or edges.</summary>
/// <param name="Name">The name, camelCase; the property's name in Neo4j and in the API, and the column's in a bundle.</param>
/// <param name="Description">What it says, in Markdown.</param>
/// <param name="Kind">The kind of its value, or of each item of a list.</param>
/// <param name="Enum">The enum, where <paramref name="Kind"/> is <see cref="ScalarKind.Enum"/>.</param>
/// <param name="IsList">Whether it is a list of non-null items; a missing list is an empty one.</param>
/// <param name="IsRequired">Whether it must be there. A list always is.</param>
/// <param name="IsIndexed">Whether it is often filtered or ordered by.</param>
/// <param name="IsSearchable">Whether text search looks into it.</param>
/// <param name="IsAdditive">Whether numbers of several nodes may be added up: a sum of years says nothing.</param>
/// <param name="DerivedBy">The derivation that computes it from the facts; null where it is a fact itself.</param>
public sealed record Property(
    string Name,
    string? Description,
    ScalarKind Kind,
    EnumType? Enum = null,
    bool IsList = false,
    bool IsRequired = false,
    bool IsIndexed = false,
    bool IsSearchable = false,
    bool IsAdditive = true,
    string? DerivedBy = null)
{
    /// <summary>Whether it is computed from the facts: bundles do not carry it, and nobody writes it.</summary>
    public bool IsDerived => DerivedBy is not null;

    /// <summary>Whether it is a single number, and so has a least and a greatest value.</summary>
    public bool IsNumber => !IsList && Kind is (ScalarKind.Int or ScalarKind.Long or ScalarKind.Float);

    /// <summary>Whether values can be summed and averaged.</summary>
    public bool IsSummable => IsNumber && IsAdditive;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An enum of the model.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it tells apart.</param>
/// <param name="Values">The values in the order of the model. They compare by name.</param>
public sealed record EnumType(string Name, string? Description, IReadOnlyList<EnumMember> Values);

/// <summary>A value of an enum.</summary>
/// <param name="Name">The name, UPPER_SNAKE.</param>
/// <param name="Description">What it means.</param>
public sealed record EnumMember(string Name, string? Description);

/// <summary>What the edges of a relationship carry.</summary>
/// <param name="Name">The type's name, for example <c>Influence</c>.</param>
/// <param name="Description">What it is.</param>
/// <param name="Properties">The properties in the order of the model.</param>
public sealed record EdgeProperties(string Name, string? Description, IReadOnlyList<Property> Properties);
