using System.Text.RegularExpressions;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>
/// Evaluates the predicates of pages without a database: comparisons of properties and parameters, IS NULL, AND, OR, brackets. A comparison
/// with null is null, as in openCypher, and null in the end is false.
/// </summary>
/// <param name="values">The values of properties and parameters by their text.</param>
internal sealed partial class CypherPredicate(IReadOnlyDictionary<string, object?> values)
{
    private readonly Queue<string> _tokens = new();

    /// <summary>Whether the predicate holds.</summary>
    public bool Holds(string text)
    {
        _tokens.Clear();
        foreach (Match token in Token().Matches(text))
        {
            _tokens.Enqueue(token.Value);
        }

        var result = Or();
        Assert.True(_tokens.Count == 0, $"{string.Join(' ', _tokens)} is left of {text}");
        return result == true;
    }

    private bool? Or()
    {
        var result = And();
        while (Take("OR"))
        {
            result |= And();
        }

        return result;
    }

    private bool? And()
    {
        var result = Primary();
        while (Take("AND"))
        {
            result &= Primary();
        }

        return result;
    }

    private bool? Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            Assert.True(Take(")"));
            return inner;
        }

        if (Take("true"))
        {
            return true;
        }

        if (Take("false"))
        {
            return false;
        }

        var left = values[_tokens.Dequeue()];
        return Take("IS") ? IsNull(left) : Compare(left, _tokens.Dequeue(), values[_tokens.Dequeue()]);
    }

    private bool IsNull(object? value)
    {
        var isNegated = Take("NOT");
        Assert.True(Take("NULL"));
        return (value is null) != isNegated;
    }

    private static bool? Compare(object? left, string sign, object? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var order = left is string x ? string.CompareOrdinal(x, (string)right) : ((long)left).CompareTo((long)right);
        return sign switch
        {
            "=" => order == 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw new InvalidOperationException($"{sign} is not a comparison."),
        };
    }

    private bool Take(string token)
    {
        if (_tokens.TryPeek(out var next) && next == token)
        {
            _tokens.Dequeue();
            return true;
        }

        return false;
    }

    [GeneratedRegex(@"[()]|[<>=]+|[\w.$]+")]
    private static partial Regex Token();
}
