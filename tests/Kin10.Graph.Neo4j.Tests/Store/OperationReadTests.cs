using System.Text.Json;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Neo4j.Tests.Support;

namespace Kin10.Graph.Neo4j.Tests.Store;

[Collection(Neo4jCollection.Name)]
public sealed class OperationReadTests : IAsyncLifetime
{
    private Neo4jGraphStore _store = null!;

    public async Task InitializeAsync()
    {
        if (Neo4jDatabase.WhyMissing is null)
        {
            await using var driver = Neo4jServer.Driver();
            await Neo4jServer.ClearAsync(driver);
            _store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
            var graph = GraphBuilder.Books.Node("Series:s")
                .Node("Book:a", ("sold", long.MaxValue)).Node("Book:b", ("sold", 1L)).Link("PART_OF", "Book:a", "Series:s").Link("PART_OF", "Book:b", "Series:s");
            await _store.ImportAsync(graph.Build(), null, CancellationToken.None);
        }
    }

    public async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    [Neo4jFact]
    public async Task Ask_ForASumPast64Bits_IsAnErrorWhereItStands()
    {
        using var json = JsonDocument.Parse(await new Asking(_store, BookModel.Model).AskAsync(
            "{ series(id: \"Series:s\") { books { aggregate { sold { avg max sum } } } } book(id: \"Book:a\") { sold } }"));

        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("[\"series\",\"books\",\"aggregate\",\"sold\",\"sum\"]", error.GetProperty("path").GetRawText());
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(long.MaxValue, json.RootElement.GetProperty("data").GetProperty("book").GetProperty("sold").GetInt64());
    }

    [Neo4jFact]
    public async Task Ask_ForAFilterByASumPast64Bits_RefusesThatFieldAlone()
    {
        using var json = JsonDocument.Parse(await new Asking(_store, BookModel.Model).AskAsync(
            "{ node(id: \"Series:s\") { ... on Series { books(where: { series: { books: { aggregate: { sold: { sum: { gt: 1 } } } } } }) { totalCount } } } "
            + "book(id: \"Book:b\") { sold } }"));

        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("The sum of sold does not fit a 64-bit integer. Narrow the filter.", error.GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("data").GetProperty("node").ValueKind);
        Assert.Equal(1, json.RootElement.GetProperty("data").GetProperty("book").GetProperty("sold").GetInt64());
    }

    [Neo4jFact]
    public async Task ReadVersionAsync_WithACancelledToken_LeavesTheStoreAsItWas()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _store.ReadVersionAsync(cancelled.Token));

        Assert.Equal(
            "{\"data\":{\"books\":{\"totalCount\":2}}}", await new Asking(_store, BookModel.Model).AskAsync("{ books { totalCount } }"));
    }
}
