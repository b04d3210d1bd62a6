using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Tests.Storage;

public sealed class HistoryTablesTests : IDisposable
{
    private const string Question =
        "{ graph { importedAt } books { nodes { id updatedAt } } changes { nodes { id at kind note fromVersion toVersion target { id } } } }";

    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-history-").FullName;

    private string FilePath => Path.Combine(_folder, "graph.db");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Open_AfterImports_KnowsWhatWasKnownBefore()
    {
        string before;
        await using (var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath))
        {
            await ImportAsync(store, GraphBuilder.Books.Node("Book:a").Node("Book:b").Node("Book:c"), "first");
            await ImportAsync(store, GraphBuilder.Books.Node("Book:a", ("size", 2)).Node("Book:b").Node("Book:c"), "second");
            await ImportAsync(store, GraphBuilder.Books.Node("Book:a", ("size", 2)).Node("Book:b"), "third");
            before = await AskAsync(store);
        }

        await using var reopened = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        Assert.Equal(before, await AskAsync(reopened));
        Assert.Contains("\"note\":\"third\"", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileOfBeforeThereWasALog_KnowsWhatFollows()
    {
        await using (var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath))
        {
            await ImportAsync(store, GraphBuilder.Books.Node("Book:a").Node("Book:b"), "unknown");
        }

        Execute("DROP TABLE import; DROP TABLE updated; DELETE FROM meta WHERE key = 'updatedAt'");
        await using var old = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        Assert.Equal(
            "{'data':{'graph':{'importedAt':null},'books':{'nodes':[{'id':'Book:a','updatedAt':null},{'id':'Book:b','updatedAt':null}]},"
            + "'changes':{'nodes':[]}}}",
            (await AskAsync(old)).Replace('"', '\''));

        await ImportAsync(old, GraphBuilder.Books.Node("Book:a", ("size", 1)).Node("Book:b"), "known");
        var answer = (await AskAsync(old)).Replace('"', '\'');
        Assert.Contains("{'id':'Book:a','updatedAt':'2", answer, StringComparison.Ordinal);
        Assert.Contains("{'id':'Book:b','updatedAt':null}", answer, StringComparison.Ordinal);
        Assert.Contains("'kind':'CHANGED','note':'known'", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_LeavesItsChanges_AsTextThatPeopleCanRead()
    {
        await using (var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath))
        {
            await ImportAsync(store, GraphBuilder.Books.Node("Book:ü"), null);
        }

        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT typeof(changes) || ': ' || changes FROM import";
        Assert.StartsWith(
            "text: [{\"kind\":\"Added\",\"type\":\"Book\",\"id\":\"Book:ü\"", (string)command.ExecuteScalar()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfALogThatIsNone_IsRefused()
    {
        await using (var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath))
        {
            await ImportAsync(store, GraphBuilder.Books.Node("Book:a"), null);
        }

        Execute("UPDATE import SET at = 'yesterday'");
        var refusal = await Assert.ThrowsAsync<GraphStoreException>(() => EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath));
        Assert.Contains("is damaged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AnswerThatTellsOfImports_HasNoVersion()
    {
        await using var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model);
        await ImportAsync(store, GraphBuilder.Books.Node("Book:a"), null);
        var harness = new GraphHarness(store, BookModel.Model);

        Assert.Equal(await store.ReadVersionAsync(CancellationToken.None), (await harness.ReadAsync("{ books { nodes { id } } }")).Version);
        Assert.Null((await harness.ReadAsync("{ books { nodes { updatedAt } } }")).Version);
        Assert.Null((await harness.ReadAsync("{ people { nodes { books { nodes { updatedAt } } } } }")).Version);
        Assert.Null((await harness.ReadAsync("{ graph { importedAt } }")).Version);
        Assert.Null((await harness.ReadAsync("{ changes { totalCount } }")).Version);
        Assert.NotNull((await harness.ReadAsync("{ graph { version } }")).Version);
    }

    private void Execute(string statements)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    private static async Task ImportAsync(EmbeddedGraphStore store, GraphBuilder graph, string? note) =>
        await store.ImportAsync(graph.Build(), new ImportOptions { Note = note }, null, CancellationToken.None);

    private static Task<string> AskAsync(EmbeddedGraphStore store) => new GraphHarness(store, BookModel.Model).AskAsync(Question);
}
