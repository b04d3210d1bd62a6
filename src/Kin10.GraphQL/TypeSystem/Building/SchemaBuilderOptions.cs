namespace Kin10.GraphQL.TypeSystem;

/// <summary>What a schema's text does not say.</summary>
public sealed record SchemaBuilderOptions
{
    /// <summary>
    /// How custom scalars are read, by the scalar's name. A custom scalar that is not here accepts every scalar of JSON: strings,
    /// booleans and numbers. Default: empty.
    /// </summary>
    public IReadOnlyDictionary<string, ScalarCoercion> ScalarCoercions { get; init; } = new Dictionary<string, ScalarCoercion>();
}
