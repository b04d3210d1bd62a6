namespace Kin10.Graph.Benchmarks.Neo4j;

/// <summary>A question in GraphQL, and in the Cypher that a person would write for it.</summary>
/// <param name="What">What it asks.</param>
/// <param name="Query">The GraphQL document.</param>
/// <param name="Variables">Its variables, JSON; null for none.</param>
/// <param name="Cypher">The Cypher: the same values in the same order.</param>
/// <param name="Parameters">The parameters of the Cypher.</param>
internal sealed record Question(string What, string Query, string? Variables, string Cypher, Dictionary<string, object?> Parameters)
{
    private const string Id = "RootCause:teaching-is-devalued-by-cultural-norms";

    /// <summary>One node, found by its id.</summary>
    public static Question NodeById { get; } = new(
        "one node by id",
        "query One($id: ID!) { rootCause(id: $id) { id name summary isCatalyst focusArea } }",
        $$"""{"id":"{{Id}}"}""",
        "MATCH (r:RootCause {id: $id}) RETURN r.id AS id, r.name AS name, r.summary AS summary, r.isCatalyst AS isCatalyst, "
        + "r.focusArea AS focusArea",
        new() { ["id"] = Id });

    /// <summary>The first page of a list.</summary>
    public static Question FirstPage { get; } = new(
        "first 10 partners by name",
        "query Page($first: Int!) { partners(first: $first, order: [{ name: ASC }]) { nodes { id name sector role } } }",
        """{"first":10}""",
        """
        MATCH (p:Partner) WHERE p.name IS NOT NULL AND p.id IS NOT NULL
        WITH p ORDER BY p.name, p.id LIMIT $first
        RETURN p.id AS id, p.name AS name, p.sector AS sector, p.role AS role
        """,
        new() { ["first"] = 10L });

    /// <summary>The example that the design follows from the request to the bytes.</summary>
    public static Question LeftAlone { get; } = new(
        "root causes with < 3 partners",
        """
        query LeftAlone($fewer: Int!, $first: Int!) {
          rootCauses(where: { partners: { count: { lt: $fewer } } }, order: [{ name: ASC }], first: $first) {
            nodes { id name partners(first: 1) { totalCount edges { node { name } via { ... on Commitment { name } } } } }
          }
        }
        """,
        """{"fewer":3,"first":2}""",
        """
        MATCH (r:RootCause) WHERE r.name IS NOT NULL AND r.id IS NOT NULL
        WITH r, COUNT { MATCH (r)<-[:ADDRESSES]-(:Commitment)<-[:MADE]-(p:Partner) RETURN DISTINCT p } AS total
        WHERE total < $fewer
        WITH r, total ORDER BY r.name, r.id LIMIT $first
        RETURN r.id AS id, r.name AS name, total, COLLECT {
          MATCH (r)<-[:ADDRESSES]-(c:Commitment)<-[:MADE]-(p:Partner)
          WITH p, c ORDER BY c.id
          WITH p, collect(DISTINCT c.name) AS via ORDER BY p.id LIMIT 1
          RETURN {name: p.name, via: via}
        } AS partners
        """,
        new() { ["fewer"] = 3L, ["first"] = 2L });

    /// <summary>A large answer, about 90 KB.</summary>
    public static Question LargeAnswer { get; } = new(
        "280 partners, commitments",
        "{ partners(first: 280) { nodes { id name sector commitments(first: 10) { nodes { id name status dueYear } } } } }",
        null,
        """
        MATCH (p:Partner)
        WITH p ORDER BY p.id LIMIT 280
        RETURN p.id AS id, p.name AS name, p.sector AS sector, COLLECT {
          MATCH (p)-[:MADE]->(c:Commitment)
          WITH c ORDER BY c.id LIMIT 10
          RETURN [c.id, c.name, c.status, c.dueYear]
        } AS commitments
        """,
        []);
}
