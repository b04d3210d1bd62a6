using Kin10.Graph.Bundles;
using Kin10.Graph.ContractTests.Transfers;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Bundles;

/// <summary>Imports into a database that others changed by hand: no node is lost, and what is theirs stays.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class GraphImportTests : BookStore
{
    private static readonly GraphBundle Library = GraphBuilder.Books
        .Node("Person:ada").Node("Person:bob").Node("Book:a").Node("Series:s")
        .Link("WROTE", "Person:ada", "Book:a", ("share", 1.0))
        .Link("PART_OF", "Book:a", "Series:s")
        .Build();

    protected override GraphBundle? Graph => Library;

    [Neo4jTheory]
    [InlineData("MATCH (n {id: 'Person:ada'}) SET n:Book")]
    [InlineData("MATCH (n {id: 'Person:ada'}) SET n:Book, n.size = 3")]
    [InlineData("MATCH (n {id: 'Book:a'}) SET n:Person:Series")]
    [InlineData("MATCH (n {id: 'Person:ada'}) REMOVE n:Person SET n:Book")]
    [InlineData("MATCH (n {id: 'Person:ada'}) SET n.id = 'Book:ada', n:Book")]
    [InlineData("MATCH (n {id: 'Person:ada'}) SET n.id = 7")]
    [InlineData("MATCH (n {id: 'Person:ada'}) REMOVE n.id")]
    [InlineData("MATCH (b {id: 'Book:a'}) CREATE (:Series {id: 'Series:x'})-[:WROTE {share: 1.0}]->(b)")]
    [InlineData("MATCH (b {id: 'Book:a'}) CREATE (:Series {id: 'Person:bob'})-[:WROTE {share: 1.0}]->(b)")]
    [InlineData("MATCH (a {id: 'Person:ada'}), (b {id: 'Book:a'}) CREATE (a)-[:WROTE {share: 1.0}]->(b)")]
    public async Task ImportAsync_AfterAHandChangedTheGraph_BringsItBack(string change)
    {
        await Neo4jServer.RunAsync(Driver, change);
        await Store.ImportAsync(Library, null, CancellationToken.None);

        Assert.Equal(BundleText.Of(Library), BundleText.Of(await Store.ExportAsync(CancellationToken.None)));
        Assert.Equal(4L, (await Neo4jServer.RunAsync(Driver, "MATCH (n:Person|Book|Series) RETURN count(n)"))[0][0]);
        Assert.True((await Store.CompareAsync(Library, CancellationToken.None)).IsEmpty);
    }

    [Neo4jFact]
    public async Task CompareAsync_ARelationshipWasMadeTwice_SaysSo()
    {
        await Neo4jServer.RunAsync(Driver, "MATCH (a {id: 'Person:ada'}), (b {id: 'Book:a'}) CREATE (a)-[:WROTE {share: 1.0}]->(b)");

        var changes = await Store.CompareAsync(Library, CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<GraphStoreException>(() => Store.ExportAsync(CancellationToken.None));
        Assert.Equal("WROTE: 1 removed, 1 of them there more than once", changes.Summary);
        Assert.StartsWith("WROTE from Person:ada to Book:a is there twice.", refusal.Message, StringComparison.Ordinal);
    }

    [Neo4jTheory]
    [InlineData(8000, 100)]
    [InlineData(100, 8000)]
    [InlineData(1, 8100)]
    public async Task ImportAsync_OfTheLongestTextsThatABundleMayHave_FitsTheIndexes(int name, int id)
    {
        var bundle = GraphBuilder.Books.Node("Book:".PadRight(id, 'x'), ("name", new string('n', name))).Build();
        await Store.ImportAsync(bundle, null, CancellationToken.None);
        Assert.Equal(BundleText.Of(bundle), BundleText.Of(await Store.ExportAsync(CancellationToken.None)));
    }

    [Neo4jTheory]
    [InlineData("CREATE (:Wheel {n: 1})-[:PART_OF]->(:Car {n: 1})")]
    [InlineData("MATCH (b:Book) CREATE (:Wheel)-[:PART_OF]->(b)")]
    [InlineData("MATCH (b:Book) CREATE (b)-[:PART_OF]->(:Shelf {id: 'Series:s'})")]
    public async Task ImportAsync_OfRelationshipsWhoseEndsHaveOtherLabels_LeavesThem(string change)
    {
        await Neo4jServer.RunAsync(Driver, change);
        await Store.ImportAsync(Library, null, CancellationToken.None);

        Assert.Equal(2L, (await Neo4jServer.RunAsync(Driver, "MATCH ()-[r:PART_OF]->() RETURN count(r)"))[0][0]);
        Assert.Equal(BundleText.Of(Library), BundleText.Of(await Store.ExportAsync(CancellationToken.None)));
    }
}
