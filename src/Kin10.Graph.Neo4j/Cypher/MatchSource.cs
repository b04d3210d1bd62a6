using Kin10.Graph.Model;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>Where rows come from, before any condition.</summary>
/// <param name="Match">The MATCH clause.</param>
/// <param name="Distinct">The variables that a row is made of where a target can be met more than once; null where it cannot.</param>
/// <param name="Condition">What holds of every row; null for nothing.</param>
internal sealed record MatchSource(string Match, string? Distinct, string? Condition = null)
{
    /// <summary>The targets of a relationship or path.</summary>
    /// <param name="context">The statement.</param>
    /// <param name="relationship">The relationship or path.</param>
    /// <param name="start">The variable of the node where it starts.</param>
    /// <param name="target">The variable of where it ends.</param>
    /// <param name="edge">The variable of the edge of a relationship; empty for none.</param>
    public static MatchSource Of(StatementContext context, Relationship relationship, string start, string target, string edge)
    {
        if (relationship.IsPath)
        {
            return new MatchSource(
                Patterns.Match(context, relationship, start, target), target, Patterns.Condition(relationship, start, target));
        }

        if (!context.Repeats(relationship))
        {
            return new MatchSource(Patterns.Match(context, relationship, start, target, edge), null);
        }

        var known = edge.Length > 0 ? edge : context.Variable('e');
        return new MatchSource(Patterns.Match(context, relationship, start, target, known), null, context.Once(relationship, known));
    }

    /// <summary>The clauses for the rows that satisfy all conditions.</summary>
    public string Body(IReadOnlyList<string> conditions)
    {
        string[] always = Condition is null ? [] : [Condition];
        return Distinct is null
            ? $"{Match}{Where([.. always, .. conditions])}"
            : $"{Match}{Where(always)} WITH DISTINCT {Distinct}{Where(conditions)}";
    }

    private static string Where(IReadOnlyList<string> conditions) =>
        conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
}

/// <summary>The nodes of one type among those that a root field has: its indexes give them in order.</summary>
/// <param name="Type">The type.</param>
/// <param name="Source">Where they come from.</param>
internal sealed record TypeScan(NodeType Type, MatchSource Source);
