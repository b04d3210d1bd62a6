using Kin10.Graph.Model;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>Where rows come from, before any condition.</summary>
/// <param name="Match">The MATCH clause.</param>
/// <param name="Distinct">The variables that a row is made of where a target can be met more than once; null where it cannot.</param>
internal sealed record MatchSource(string Match, string? Distinct)
{
    /// <summary>The clauses for the rows that satisfy all conditions.</summary>
    public string Body(IReadOnlyList<string> conditions)
    {
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        return Distinct is null ? $"{Match}{where}" : $"{Match} WITH DISTINCT {Distinct}{where}";
    }
}

/// <summary>The nodes of one type among those that a root field has: its indexes give them in order.</summary>
/// <param name="Type">The type.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record TypeScan(NodeType Type, MatchSource Source);
