using Kin10.Graph.Model;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Relationships that somebody made again between two nodes that one of the same type joins already: the graph has the first of them, by
/// <see cref="Order"/>, and statements leave out the others.
/// </summary>
/// <param name="Elements">The database's ids of the others, by type; empty where each is there once.</param>
/// <param name="Key">Stands for the ids; empty where there are none.</param>
internal sealed record RepeatedLinks(IReadOnlyDictionary<RelationshipType, string[]> Elements, string Key)
{
    /// <summary>No relationship is known to be there more than once.</summary>
    public static readonly RepeatedLinks None = new(new Dictionary<RelationshipType, string[]>(), "");

    /// <summary>All ids.</summary>
    public string[] All => [.. Elements.Values.SelectMany(ids => ids)];

    /// <summary>
    /// The order in which relationships of a type are looked at: by ends and then by what they carry, so that which of several is the
    /// first does not depend on when they were made.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="from">The variable of where it starts, or an expression for it.</param>
    /// <param name="relationship">The variable of the relationship.</param>
    /// <param name="to">The variable of where it ends, or an expression for it.</param>
    public static string Order(RelationshipType type, string from, string relationship, string to)
    {
        var carried = (type.Properties?.Properties ?? []).Select(property => OperandCompiler.Property(relationship, property));
        return string.Join(", ", [$"{from}.id", $"{to}.id", .. carried, $"elementId({relationship})"]);
    }

    /// <summary>Finds the ids of the others of a type, at most <c>$most</c>. What is there once costs a walk, and no memory.</summary>
    public static string Find(RelationshipType type)
    {
        var link = $"[:{Identifier.Quote(type.Name)}]-{(type.IsDirected ? ">" : "")}";
        var named = $"[r:{Identifier.Quote(type.Name)}]-{(type.IsDirected ? ">" : "")}";
        var starts = type.IsDirected ? type.From : [.. type.From.Union(type.To)];
        return $"MATCH (a{Patterns.Labels(starts)}) WHERE COUNT {{ (a)-{link}() }} > COUNT {{ MATCH (a)-{link}(b) RETURN DISTINCT b }} "
            + $"MATCH (a)-{named}(b) WITH a, b, r ORDER BY {Order(type, "startNode(r)", "r", "endNode(r)")} "
            + "WITH a, b, collect(elementId(r))[1..] AS others UNWIND others AS other RETURN DISTINCT other LIMIT $most";
    }
}
