using Kin10.Graph.Embedded;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

/// <summary>Values with Cypher and Unicode tricks are values, nothing else.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class InjectionTests : BookStore
{
    public static TheoryData<string> Tricks =>
    [
        "' OR 1=1 //", "`}) DETACH DELETE n //", "\" RETURN 1 UNION MATCH (n) DETACH DELETE n RETURN 1 //", "$s0", "{s0}",
        "\\u0027 OR true //",
        "\u2019 OR 1=1", "a\u0000b", "*/ MATCH (n) SET n.name = 'x' /*", "\uFF07", "%00", "\u202E", ";:auto MATCH (n) DELETE n;",
        "\U0001F600", "",
    ];

    [Neo4jTheory]
    [MemberData(nameof(Tricks))]
    public async Task Ask_WithATrick_AnswersAsTheEmbeddedStoreAndChangesNothing(string trick)
    {
        var bundle = GraphBuilder.Books
            .Node("Book:a", ("name", trick), ("tags", new[] { trick, "b" }))
            .Node("Book:b", ("name", "b"), ("subtitle", trick))
            .Build();
        await using var embedded = await EmbeddedGraphStore.OpenAsync(BookModel.Model);
        await embedded.ImportAsync(bundle, null, CancellationToken.None);
        await Store.ImportAsync(bundle, null, CancellationToken.None);
        var version = await Store.ReadVersionAsync(CancellationToken.None);
        const string Query = """
            query ($t: String!, $id: ID!, $ids: [ID!]!, $in: [String]) {
              a: books(where: { or: [{ name: { eq: $t } }, { subtitle: { startsWith: $t } }, { tags: { some: { in: $in } } }] }) { nodes { name subtitle tags } }
              b: books(where: { name: { neq: $t, mode: INSENSITIVE } }) { nodes { id } }
              c: node(id: $id) { id }
              d: nodes(ids: $ids) { id }
              e: books(order: [{ name: ASC }]) { edges { cursor } groupBy(by: [NAME, TAGS]) { key { name tags } } }
            }
            """;
        var variables =
            new { t = trick, id = $"Book:{trick}", ids = new[] { trick, $"Book:{trick}", "Book:a" }, @in = new[] { trick, null } };

        Assert.Equal(
            await new GraphHarness(embedded, BookModel.Model).AskAsync(Query, variables),
            await new GraphHarness(Store, BookModel.Model).AskAsync(Query, variables));
        Assert.Equal(version, await Store.ReadVersionAsync(CancellationToken.None));
    }
}
