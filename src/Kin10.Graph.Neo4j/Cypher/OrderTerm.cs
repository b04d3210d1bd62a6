using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>A key of an order in a statement.</summary>
/// <param name="Expression">The property itself, which an index can serve, or the variable that holds the value.</param>
/// <param name="Definition">What the variable holds; null for a property.</param>
/// <param name="Key">The key.</param>
internal sealed record OrderTerm(string Expression, string? Definition, OrderKey Key)
{
    public bool CanBeMissing => Key.Operand.Type.IsNullable;

    /// <summary>The same among rows that have it: an index gives these in its order, and nothing else has to be looked at.</summary>
    public OrderTerm Known() => this with { Key = Key with { MissingFirst = Key.Descending } };

    /// <summary>How its values are read, for cursors.</summary>
    public ScalarDecoder Decoder() => new(Key.Operand.Type.Kind, Key.Operand.Type.Enum);

    /// <summary>The ORDER BY of terms and the closing id.</summary>
    public static string OrderBy(IEnumerable<OrderTerm> terms, string node, bool reversed)
    {
        var keys = terms.Select(term => By(term.Expression, term.Key, reversed)).Append(By($"{node}.id", reversed));
        return $"ORDER BY {string.Join(", ", keys)}";
    }

    /// <summary>An expression in the direction of a key. Cypher itself has what is missing last ascending, first descending.</summary>
    public static string By(string expression, OrderKey key, bool reversed)
    {
        var (descending, missingFirst) = (key.Descending != reversed, key.MissingFirst != reversed);
        var places = missingFirst == descending ? "" : $"{expression} {(missingFirst ? "IS NOT NULL" : "IS NULL")}, ";
        return places + By(expression, descending);
    }

    private static string By(string expression, bool descending) => descending ? $"{expression} DESC" : expression;
}
