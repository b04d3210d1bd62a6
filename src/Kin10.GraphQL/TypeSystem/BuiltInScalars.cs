namespace Kin10.GraphQL.TypeSystem;

/// <summary>The scalars that every schema can use without defining them (sections 3.5.1 to 3.5.5).</summary>
public static class BuiltInScalars
{
    /// <summary>A signed 32-bit integer; coerced to <see cref="long"/>.</summary>
    public static GraphQLScalarType Int { get; } = new(
        "Int", "A whole number between -(2^31) and 2^31 - 1.", null, new IntCoercion());

    /// <summary>A finite double-precision number; coerced to <see cref="double"/>.</summary>
    public static GraphQLScalarType Float { get; } = new(
        "Float", "A number of double precision (IEEE 754), whole or with a fraction.", null, new FloatCoercion());

    /// <summary>Unicode text; coerced to <see cref="string"/>.</summary>
    public static GraphQLScalarType String { get; } = new(
        "String", "Text: a sequence of Unicode scalar values.", null, new StringCoercion());

    /// <summary>True or false; coerced to <see cref="bool"/>.</summary>
    public static GraphQLScalarType Boolean { get; } = new("Boolean", "`true` or `false`.", null, new BooleanCoercion());

    /// <summary>An identifier, written as a string or a whole number; coerced to <see cref="string"/>.</summary>
    public static GraphQLScalarType Id { get; } = new(
        "ID",
        "An identifier, to fetch an object again or as the key of a cache. It is given out as a string; "
        + "strings and whole numbers are accepted.",
        null,
        new IdCoercion());

    /// <summary>All of them, in the order of the specification.</summary>
    public static IReadOnlyList<GraphQLScalarType> All { get; } = [Int, Float, String, Boolean, Id];

    /// <summary>The built-in scalar of that name, or null.</summary>
    public static GraphQLScalarType? Find(string name)
    {
        foreach (var scalar in All)
        {
            if (scalar.Name == name)
            {
                return scalar;
            }
        }

        return null;
    }
}
