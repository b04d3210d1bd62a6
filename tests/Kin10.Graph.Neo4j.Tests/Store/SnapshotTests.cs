using System.Text.Json;
using Kin10.Bolt;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Neo4j.Tests.Support;

namespace Kin10.Graph.Neo4j.Tests.Store;

/// <summary>Answers and their versions while others read too.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class SnapshotTests
{
    [Neo4jFact]
    public async Task Read_ManyAtOnce_GivesEachItsAnswer()
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
        await using var store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
        await store.ImportAsync(GraphBuilder.Books.Node("Book:a").Node("Book:b").Build(), null, CancellationToken.None);
        var asking = new Asking(store, BookModel.Model);

        var versions = Enumerable.Range(0, 50).Select(_ => store.ReadVersionAsync(CancellationToken.None).AsTask()).ToArray();
        var answers = Enumerable.Range(0, 50)
            .Select(i => asking.AskAsync("query ($id: ID!) { book(id: $id) { name } }", new { id = i % 2 == 0 ? "Book:a" : "Book:b" })).ToArray();

        Assert.Single((await Task.WhenAll(versions)).Distinct());
        for (var i = 0; i < answers.Length; i++)
        {
            Assert.Equal($"{{\"data\":{{\"book\":{{\"name\":\"{(i % 2 == 0 ? "a" : "b")}\"}}}}}}", await answers[i]);
        }
    }
}
