using Kin10.Graph.Bundles;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Bundles;

/// <summary>An export of a database that others changed by hand: a bundle comes back the same, or there is none.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class GraphExportTests : BookStore
{
    protected override GraphBundle? Graph => GraphBuilder.Books
        .Node("Person:ada").Node("Person:bob").Node("Book:a").Node("Series:s").Node("Series:t")
        .Link("WROTE", "Person:ada", "Book:a", ("share", 1.0))
        .Link("PART_OF", "Book:a", "Series:s")
        .Link("KNOWS", "Person:ada", "Person:bob")
        .Build();

    [Neo4jTheory]
    [InlineData(
        "MATCH (a {id: 'Person:ada'}), (b {id: 'Book:a'}) CREATE (a)-[:WROTE {share: 1.0}]->(b)",
        "WROTE from Person:ada to Book:a is there twice. Keep one of the two.")]
    [InlineData(
        "MATCH (a {id: 'Person:ada'}), (b {id: 'Person:bob'}) CREATE (b)-[:KNOWS]->(a)",
        "KNOWS from Person:bob to Person:ada is there twice.")]
    [InlineData("MATCH (n {id: 'Person:bob'}) SET n.id = 'Person:Bad Slug'", "Person 'Person:Bad Slug': The id is not Person: and a slug.")]
    [InlineData("MATCH (n {id: 'Person:bob'}) SET n.name = ''", "Person.name of Person:bob: The text is empty, and it is required.")]
    [InlineData("MATCH (n {id: 'Book:a'}) SET n.subtitle = ''", "Book.subtitle of Book:a: The text is empty, which a bundle cannot tell")]
    [InlineData("MATCH (n {id: 'Book:a'}) SET n.tags = ['']", "Book.tags of Book:a: The list has an empty item. Remove the item.")]
    [InlineData("MATCH (n {id: 'Book:a'}) SET n.tags = ['CA', '']", "Book.tags of Book:a: The list has an empty item.")]
    [InlineData("MATCH (n {id: 'Book:a'}) SET n.subtitle = 'a\\u0000b'", "Book.subtitle of Book:a: The text holds the character U+0000.")]
    [InlineData("MATCH (n {id: 'Book:a'}) SET n.genre = 'FISH'", "Book.genre of Book:a: 'FISH' is no Genre.")]
    [InlineData("MATCH ()-[r:WROTE]->() SET r.note = ''", "WROTE.note of Person:ada to Book:a: The text is empty,")]
    [InlineData(
        "MATCH (a {id: 'Book:a'}), (b {id: 'Series:t'}) CREATE (a)-[:PART_OF]->(b)",
        "PART_OF from Book:a to Series:s and from Book:a to Series:t: Book.series of Book:a leads to at most one.")]
    [InlineData(
        "MATCH (a {id: 'Series:s'}), (b {id: 'Book:a'}) CREATE (a)-[:WROTE {share: 1.0}]->(b)",
        "WROTE from Series:s to Book:a: Series:s may not stand there, only Person. Remove the relationship.")]
    [InlineData("MATCH (n {id: 'Person:bob'}) SET n:Series", "Person:bob has the label Series, too. Remove the label.")]
    public async Task ExportAsync_OfWhatABundleCannotGiveBack_NamesTheElementAndWhatWouldBeRight(string change, string problem)
    {
        await Neo4jServer.RunAsync(Driver, change);

        var refusal = await Assert.ThrowsAsync<GraphStoreException>(() => Store.ExportAsync(CancellationToken.None));

        Assert.StartsWith(problem, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Correct it in the database, or import a bundle.", refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.IsTransient);
    }
}
