using System.Collections.Frozen;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>Names of the model as Cypher writes them.</summary>
internal static class Identifier
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "ALL", "AND", "ANY", "AS", "ASC", "BY", "CALL", "CASE", "COLLECT", "CONTAINS", "COUNT", "CREATE", "DELETE", "DESC", "DISTINCT",
        "ELSE", "END", "ENDS", "EXISTS", "FALSE", "IN", "INF", "INFINITY", "IS", "LIMIT", "MATCH", "MERGE", "NAN", "NONE", "NOT", "NULL",
        "OR", "ORDER",
        "REDUCE", "RETURN", "SET", "SINGLE", "SKIP", "STARTS", "THEN", "TRUE", "UNION", "UNWIND", "WHEN", "WHERE", "WITH", "XOR",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, in backticks where Cypher could read it as something else.</summary>
    public static string Quote(string name) => IsPlain(name) ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || Reserved.Contains(name))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }
}
