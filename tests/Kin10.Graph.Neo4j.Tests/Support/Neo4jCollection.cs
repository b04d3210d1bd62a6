namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>The tests that share the one database of the server: one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class Neo4jCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "neo4j";
}
