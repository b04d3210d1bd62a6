using System.Text.Json;
using Kin10.Graph.Bundles;
using Kin10.Graph.Neo4j.Tests.Support;

namespace Kin10.Graph.Neo4j.Tests.Store;

[Collection(Neo4jCollection.Name)]
public sealed class OperationReadTests : BookStore
{
    protected override GraphBundle Graph =>
        GraphBuilder.Books.Node("Series:s").Node("Book:a", ("sold", long.MaxValue)).Node("Book:b", ("sold", 1L))
            .Link("PART_OF", "Book:a", "Series:s").Link("PART_OF", "Book:b", "Series:s").Build();

    [Neo4jFact]
    public async Task Ask_ForASumPast64Bits_IsAnErrorWhereItStands()
    {
        using var json = JsonDocument.Parse(await AskAsync(
            "{ series(id: \"Series:s\") { books { aggregate { sold { avg max sum } } } } book(id: \"Book:a\") { sold } }"));

        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("[\"series\",\"books\",\"aggregate\",\"sold\",\"sum\"]", error.GetProperty("path").GetRawText());
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(long.MaxValue, json.RootElement.GetProperty("data").GetProperty("book").GetProperty("sold").GetInt64());
    }

    [Neo4jTheory]
    [InlineData("sum: { gt: 9223372036854775806 }", 2)]
    [InlineData("sum: { lte: 9223372036854775806 }", 0)]
    [InlineData("avg: { eq: 4611686018427387904 }", 2)]
    public async Task Ask_ForAFilterByASumPast64Bits_TakesTheGreatestNumber(string condition, int books)
    {
        var response = await AskAsync(
            $"{{ books(where: {{ series: {{ books: {{ aggregate: {{ sold: {{ {condition} }} }} }} }} }}) {{ totalCount }} }}");

        Assert.Equal($"{{\"data\":{{\"books\":{{\"totalCount\":{books}}}}}}}", response);
    }

    [Neo4jFact]
    public async Task ReadVersionAsync_WithACancelledToken_LeavesTheStoreAsItWas()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ReadVersionAsync(cancelled.Token));

        Assert.Equal(
            "{\"data\":{\"books\":{\"totalCount\":2}}}", await AskAsync("{ books { totalCount } }"));
    }
}
