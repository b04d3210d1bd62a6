namespace Kin10.GraphQL.TypeSystem;

/// <summary>A leaf type (section 3.5).</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it is.</param>
/// <param name="specifiedByUrl">Where its format is specified (section 3.13.4), if anywhere.</param>
/// <param name="coercion">How its input is read.</param>
public sealed class GraphQLScalarType(string name, string? description, string? specifiedByUrl, ScalarCoercion coercion)
    : GraphQLNamedType(name, description)
{
    /// <summary>Where its format is specified, if anywhere.</summary>
    public string? SpecifiedByUrl { get; } = specifiedByUrl;

    /// <summary>How its input is read.</summary>
    public ScalarCoercion Coercion { get; } = coercion;
}
