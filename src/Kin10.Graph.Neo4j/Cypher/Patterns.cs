using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Relationships and paths as patterns. A label is left out where the relationship type can lead nowhere else, so that degrees are read.
/// </summary>
internal static class Patterns
{
    /// <summary>A label expression for types, with its colon.</summary>
    public static string Labels(IReadOnlyList<NodeType> types) => ":" + string.Join('|', types.Select(type => Identifier.Quote(type.Name)));

    /// <summary>The pattern of a relationship whose targets are not looked at.</summary>
    /// <param name="context">The statement.</param>
    /// <param name="relationship">The relationship; no path.</param>
    /// <param name="start">The variable of the node where it starts.</param>
    public static string Of(StatementContext context, Relationship relationship, string start)
    {
        context.Budget.Take(1 + relationship.Hops.Count);
        return Of(relationship.Hops[0], start, "");
    }

    /// <summary>The clauses that match a relationship, or follow a path as a set, hop by hop.</summary>
    /// <param name="context">The statement.</param>
    /// <param name="relationship">The relationship or path.</param>
    /// <param name="start">The variable of the node where it starts.</param>
    /// <param name="target">The variable of where it ends.</param>
    /// <param name="edge">The variable of the edge of a relationship; empty for none.</param>
    public static string Match(StatementContext context, Relationship relationship, string start, string target, string edge = "")
    {
        context.Budget.Take(1 + relationship.Hops.Count);
        if (!relationship.IsPath)
        {
            return $"MATCH {Of(relationship.Hops[0], start, target, edge)}";
        }

        // A pattern for each hop: in one for all, no relationship could be on a way twice. The nodes behind the first hop are different
        // already; later they are made so, since that is what keeps the ways from becoming many.
        var (text, from, hops) = ("", start, relationship.Hops);
        for (var i = 0; i < hops.Count; i++)
        {
            var isLast = i == hops.Count - 1;
            var to = isLast ? target : context.Variable('n');
            text += (i == 0 ? "" : " ") + $"MATCH {Of(hops[i], from, to)}"
                + (i == 0 || isLast ? "" : $" WITH DISTINCT {to}");
            from = to;
        }

        return text;
    }

    /// <summary>What the last of these clauses needs as a condition: over a path no node is its own target. Null for nothing.</summary>
    /// <param name="relationship">The relationship or path.</param>
    /// <param name="start">The variable of the node where it starts.</param>
    /// <param name="target">The variable of where it ends.</param>
    public static string? Condition(Relationship relationship, string start, string target) =>
        relationship.IsPath && relationship.Target.NodeTypes.Contains(relationship.Owner) ? $"{target} <> {start}" : null;

    /// <summary>The clauses that give the nodes between the ends of a path, on every way, and their variable.</summary>
    /// <param name="context">The statement.</param>
    /// <param name="path">The path.</param>
    /// <param name="start">The variable of the node where it starts.</param>
    /// <param name="target">The variable of where it ends, which is not <paramref name="start"/>.</param>
    public static (string Ways, string Passed) Passed(StatementContext context, Relationship path, string start, string target)
    {
        context.Budget.Take(1 + path.Hops.Count);
        string[] passed = [.. path.Hops.Skip(1).Select(_ => context.Variable('n'))];
        string[] nodes = [start, .. passed, target];
        var ways = string.Join(' ', path.Hops.Select((hop, i) => $"MATCH {Of(hop, nodes[i], nodes[i + 1])}"));
        if (passed is [var only])
        {
            return (ways, only);
        }

        var node = context.Variable('n');
        return ($"{ways} UNWIND {SelectionCompiler.List(passed)} AS {node}", node);
    }

    /// <summary>The least number of hops of a path of variable length.</summary>
    /// <param name="path">The path.</param>
    /// <param name="start">The variable of the node where it starts.</param>
    /// <param name="target">The variable of where it ends, which is not <paramref name="start"/>.</param>
    public static string Steps(Relationship path, string start, string target) =>
        $"length(shortestPath({Of(path.Hops[0] with { Targets = [.. Ends(path.Hops[0])] }, start, target)}))";

    private static string Of(Hop hop, string start, string target, string edge = "")
    {
        var types = string.Join('|', hop.Types.Select(type => Identifier.Quote(type.Name)));
        var (left, right) = hop.Direction switch
        {
            HopDirection.Out => ("-", "->"),
            HopDirection.In => ("<-", "-"),
            HopDirection.Both => ("-", "-"),
            _ => throw UnknownNode.Of(hop.Direction),
        };
        types += hop.Most > 1 ? $"*1..{hop.Most}" : "";
        return $"({start}){left}[{edge}:{types}]{right}({target}{(LeadsElsewhere(hop) ? Labels(hop.Targets) : "")})";
    }

    private static bool LeadsElsewhere(Hop hop) => Ends(hop).Any(type => !hop.Targets.Contains(type));

    private static IEnumerable<NodeType> Ends(Hop hop) =>
        hop.Types.SelectMany(type => hop.Direction switch
        {
            HopDirection.Out => type.To,
            HopDirection.In => type.From,
            HopDirection.Both => type.From.Concat(type.To),
            _ => throw UnknownNode.Of(hop.Direction),
        });
}
