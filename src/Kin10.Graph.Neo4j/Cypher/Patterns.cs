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

    /// <summary>The pattern of a relationship or path.</summary>
    /// <param name="relationship">The relationship.</param>
    /// <param name="start">The variable of the node where it starts.</param>
    /// <param name="target">The variable of where it ends; empty for none.</param>
    /// <param name="edge">The variable of the edge of a single hop; empty for none.</param>
    /// <param name="passed">The variables of the nodes on the way; empty for none.</param>
    public static string Of(
        Relationship relationship, string start, string target = "", string edge = "", IReadOnlyList<string>? passed = null)
    {
        var text = $"({start})";
        for (var i = 0; i < relationship.Hops.Count; i++)
        {
            var hop = relationship.Hops[i];
            var isLast = i == relationship.Hops.Count - 1;
            var types = string.Join('|', hop.Types.Select(type => Identifier.Quote(type.Name)));
            var node = isLast ? target : passed?[i] ?? "";
            var (left, right) = hop.Direction switch
            {
                HopDirection.Out => ("-", "->"),
                HopDirection.In => ("<-", "-"),
                HopDirection.Both => ("-", "-"),
                _ => throw UnknownNode.Of(hop.Direction),
            };
            text += $"{left}[{edge}:{types}]{right}({node}{(LeadsElsewhere(hop) ? Labels(hop.Targets) : "")})";
        }

        return text;
    }

    private static bool LeadsElsewhere(Hop hop)
    {
        var possible = hop.Types.SelectMany(type => hop.Direction switch
        {
            HopDirection.Out => type.To,
            HopDirection.In => type.From,
            HopDirection.Both => type.From.Concat(type.To),
            _ => throw UnknownNode.Of(hop.Direction),
        });
        return possible.Any(type => !hop.Targets.Contains(type));
    }
}
