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

    /// <summary>How its values are read, for cursors.</summary>
    public ScalarDecoder Decoder() => new(Key.Operand.Type.Kind, Key.Operand.Type.Enum);

    /// <summary>The ORDER BY of terms and the closing id.</summary>
    public static string OrderBy(IEnumerable<OrderTerm> terms, string node, bool reversed)
    {
        var keys = terms.Select(term => By(term.Expression, term.Key.Descending != reversed)).Append(By($"{node}.id", reversed));
        return $"ORDER BY {string.Join(", ", keys)}";
    }

    private static string By(string expression, bool descending) => descending ? $"{expression} DESC" : expression;
}
