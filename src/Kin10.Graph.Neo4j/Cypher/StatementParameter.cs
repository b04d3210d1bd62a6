namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>A parameter of a statement.</summary>
/// <param name="Name">The name without the dollar.</param>
/// <param name="Read">Its value in a request.</param>
internal sealed record StatementParameter(string Name, Func<StatementRequest, object?> Read);
