using System.Globalization;
using System.Text.RegularExpressions;
using Kin10.Bolt;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Tests.Store;

/// <summary>A proven answer is of one snapshot, and its version is what the database had.</summary>
[Collection(Neo4jCollection.Name)]
public sealed partial class SnapshotTests
{
    private const int Reads = 1_000;

    [Neo4jTheory]
    [InlineData("{ x: book(id: \"Book:a\") { sold } y: book(id: \"Book:b\") { sold } }")]
    [InlineData("{ books { nodes { sold } } }")]
    [InlineData("{ books { aggregate { sold { sum } } } }")]
    public async Task Read_WhileAnAmountMoves_NeverProvesAWrongSum(string query)
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
        await using var store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
        await store.ImportAsync(
            GraphBuilder.Books.Node("Book:a", ("sold", 500)).Node("Book:b", ("sold", 500)).Build(), null, CancellationToken.None);
        var harness = new GraphHarness(store, BookModel.Model);
        using var stop = new CancellationTokenSource();
        var moving = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await Neo4jServer.RunAsync(
                    driver,
                    "MATCH (a:Book {id: 'Book:a'}), (b:Book {id: 'Book:b'}) SET a.sold = a.sold - $by, b.sold = b.sold + $by",
                    new Dictionary<string, object?> { ["by"] = i % 2 == 0 ? 7L : -7L });
            }
        });
        var proven = 0;
        for (var i = 0; i < Reads; i++)
        {
            try
            {
                var (response, version) = await harness.ReadAsync(query);
                if (version is not null)
                {
                    proven++;
                    Assert.Equal(1000, Number().Matches(response).Sum(number => int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)));
                }
            }
            catch (GraphStoreException error) when (error.IsTransient)
            {
                // Somebody wrote during each of many reads: no answer is better than a wrong one.
            }
        }

        await stop.CancelAsync();
        await moving;
        var (_, last) = await harness.ReadAsync("{ books { totalCount } }");

        Assert.True(proven > Reads / 2, $"Only {proven} of {Reads} reads were proven.");
        Assert.Equal(await store.ReadVersionAsync(CancellationToken.None), last);
    }

    [Neo4jFact]
    public async Task Read_AfterSomebodyWrote_IsOfTheNewVersion()
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
        await using var store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
        await store.ImportAsync(GraphBuilder.Books.Node("Book:a", ("sold", 1L)).Build(), null, CancellationToken.None);
        var harness = new GraphHarness(store, BookModel.Model);
        var (_, before) = await harness.ReadAsync("{ book(id: \"Book:a\") { sold } }");

        await Neo4jServer.RunAsync(driver, "MATCH (n:Book) SET n.sold = 2");
        var (response, after) = await harness.ReadAsync("{ book(id: \"Book:a\") { sold } }");

        Assert.Equal("{\"data\":{\"book\":{\"sold\":2}}}", response);
        Assert.NotNull(after);
        Assert.NotEqual(before, after);
        Assert.Equal(after, await store.ReadVersionAsync(CancellationToken.None));
    }

    [Neo4jFact]
    public async Task Read_ManyAtOnce_GivesEachItsAnswer()
    {
        await using var driver = Neo4jServer.Driver();
        await Neo4jServer.ClearAsync(driver);
        await using var store = Neo4jGraphStore.Create(BookModel.Model, Neo4jServer.Options);
        await store.ImportAsync(GraphBuilder.Books.Node("Book:a").Node("Book:b").Build(), null, CancellationToken.None);
        var harness = new GraphHarness(store, BookModel.Model);

        var versions = Enumerable.Range(0, 50).Select(_ => store.ReadVersionAsync(CancellationToken.None).AsTask()).ToArray();
        var answers = Enumerable.Range(0, 50)
            .Select(i => harness.AskAsync("query ($id: ID!) { book(id: $id) { name } }", new { id = i % 2 == 0 ? "Book:a" : "Book:b" }))
                .ToArray();

        Assert.Single((await Task.WhenAll(versions)).Distinct());
        for (var i = 0; i < answers.Length; i++)
        {
            Assert.Equal($"{{\"data\":{{\"book\":{{\"name\":\"{(i % 2 == 0 ? "a" : "b")}\"}}}}}}", await answers[i]);
        }
    }

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Number();
}
