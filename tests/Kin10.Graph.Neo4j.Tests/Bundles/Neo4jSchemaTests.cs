using Kin10.Graph.ModelReading;
using Kin10.Graph.Neo4j.Bundles;
using Kin10.Testing;

namespace Kin10.Graph.Neo4j.Tests.Bundles;

public class Neo4jSchemaTests
{
    [Fact]
    public void Script_ModelOfThisRepository_IsTheCommittedFile() =>
        ProductFile.Match(Neo4jSchema.Script(Kin10Model.Model), "schema", "neo4j.cypher");

    [Fact]
    public void Statements_IndexedProperty_HasAnIndexTogetherWithTheId()
    {
        var model = ModelReader.Read(
            """
            schema @model(name: "m", version: 1) { query: Query }
            type Book @node { id: ID! title: String @index pages: Int sources: [String!]! }
            """,
            "m.graphql");

        Assert.Equal(
            [
                "CREATE CONSTRAINT Book_id IF NOT EXISTS FOR (n:Book) REQUIRE n.id IS UNIQUE",
                "CREATE INDEX Book_title_id IF NOT EXISTS FOR (n:Book) ON (n.title, n.id)",
            ],
            Neo4jSchema.Statements(model));
    }
}
