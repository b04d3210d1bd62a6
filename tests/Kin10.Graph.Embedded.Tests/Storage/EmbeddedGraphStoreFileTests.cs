using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Tests.Storage;

public sealed class EmbeddedGraphStoreFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-embedded-").FullName;

    private static GraphBuilder Graph => GraphBuilder.Books
        .Node("Book:a", ("size", 3), ("price", 0.1), ("sold", long.MaxValue), ("published", new DateOnly(1999, 12, 31)), ("isOld", true),
            ("subtitle", "nul\0 and \"quotes\" \U0001F600"), ("tags", new[] { "x", "y\"" }), ("genre", "PROSE"),
            ("genres", new[] { "VERSE" }))
        .Node("Book:b")
        .Node("Person:p")
        .Link("WROTE", "Person:p", "Book:a", ("share", 0.5), ("year", 1999), ("roles", new[] { "first" }))
        .Link("MENTIONS", "Book:a", "Book:b");

    private string FilePath => Path.Combine(_folder, "graph.db");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Open_AfterRestart_HasTheSameGraphAndVersion()
    {
        string version;
        await using (var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath))
        {
            await store.ImportAsync(Graph.Build(), null, CancellationToken.None);
            version = await store.ReadVersionAsync(CancellationToken.None);
        }

        await using var reopened = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        Assert.Equal(version, await reopened.ReadVersionAsync(CancellationToken.None));
        BundleAssert.Equal(Graph.Build(), await reopened.ExportAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Import_OfTheSameGraph_KeepsTheVersion()
    {
        await using var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        var empty = await store.ReadVersionAsync(CancellationToken.None);
        await store.ImportAsync(Graph.Build(), null, CancellationToken.None);
        var first = await store.ReadVersionAsync(CancellationToken.None);
        await store.ImportAsync(Graph.Build(), null, CancellationToken.None);
        Assert.NotEqual(empty, first);
        Assert.Equal(first, await store.ReadVersionAsync(CancellationToken.None));
        await store.ImportAsync(Graph.Node("Book:c").Build(), null, CancellationToken.None);
        Assert.NotEqual(first, await store.ReadVersionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Import_CancelledMidway_ChangesNothing()
    {
        await using (var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath))
        {
            await store.ImportAsync(Graph.Build(), null, CancellationToken.None);
            var version = await store.ReadVersionAsync(CancellationToken.None);
            using var source = new CancellationTokenSource();
            var progress = new CancelOnReport(source);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                store.ImportAsync(Graph.Node("Book:c").Build(), progress, source.Token));
            Assert.Equal(version, await store.ReadVersionAsync(CancellationToken.None));
        }

        await using var reopened = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        BundleAssert.Equal(Graph.Build(), await reopened.ExportAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Import_OfWhatDoesNotFit_ChangesNothing()
    {
        await using var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        await store.ImportAsync(Graph.Build(), null, CancellationToken.None);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            store.ImportAsync(Graph.Link("MENTIONS", "Book:a", "Book:gone").Build(), null, CancellationToken.None));
        BundleAssert.Equal(Graph.Build(), await store.ExportAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Open_WhileAnotherHoldsItForItself_SaysSo()
    {
        await WriteAsync();
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; UPDATE meta SET value = value; COMMIT";
        await command.ExecuteNonQueryAsync();

        var exception = await Assert.ThrowsAsync<GraphStoreException>(() => EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath));
        Assert.Contains("is written to by another process for too long", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAnotherModelVersion_IsRefused()
    {
        await WriteAsync();
        var before = await File.ReadAllBytesAsync(FilePath);
        var other = ModelReader.Read(BookModel.Sdl.Replace("version: 1", "version: 2", StringComparison.Ordinal), "books.graphql");
        await RefusedAsync(before, "version 2", other);
        var changed = ModelReader.Read(BookModel.Sdl.Replace("price: Float", "price: Int", StringComparison.Ordinal), "books.graphql");
        await RefusedAsync(before, "another model of the same name", changed);
    }

    [Fact]
    public async Task Open_OfForeignFiles_IsRefused()
    {
        await RefusedAsync("name,age\nAda,36\n"u8.ToArray(), "not a SQLite database");
        await RefusedAsync([.. Enumerable.Repeat((byte)'x', 5000)], "not a SQLite database");
        var foreign = Path.Combine(_folder, "foreign.db");
        await using (var connection = new SqliteConnection($"Data Source={foreign};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE meta (key TEXT, value TEXT)";
            await command.ExecuteNonQueryAsync();
        }

        await RefusedAsync(await File.ReadAllBytesAsync(foreign), "another program");
    }

    [Theory]
    [InlineData("UPDATE node_Book SET tags = '[1]'", "tags holds a list of something else than texts")]
    [InlineData("UPDATE node_Book SET tags = 'null'", "tags holds no list")]
    [InlineData("UPDATE node_Book SET tags = ''", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = '['", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = ']'", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = '[\"x]'", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = '[\"x\",]'", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = '[,\"x\"]'", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = '[\"x\" \"y\"]'", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = '[\"x\",y]'", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = '[\"x\"]]'", "BytePositionInLine")]
    [InlineData("UPDATE node_Book SET tags = x'5b5d'", "tags holds a Byte[]")]
    [InlineData("UPDATE node_Book SET published = '1999-12-32'", "'1999-12-32' is not a day")]
    [InlineData("UPDATE node_Book SET size = 'three'", "size holds a String")]
    [InlineData("UPDATE node_Book SET size = 4", "does not agree with its checksum")]
    [InlineData("UPDATE node_Book SET genre = 'OPERA'", "does not agree with its checksum")]
    [InlineData("UPDATE relationship_WROTE SET from_id = 'Person:gone'", "does not agree with its checksum")]
    [InlineData("DELETE FROM relationship_WROTE", "does not agree with its checksum")]
    public async Task Open_OfAFileThatSomebodyEdited_IsRefused(string statement, string problem)
    {
        await WriteAsync();
        await using (var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }

        await RefusedAsync(await File.ReadAllBytesAsync(FilePath), problem);
    }

    [Theory]
    [InlineData("'[]'")]
    [InlineData("'[ ]'")]
    [InlineData("'[\"x\",\"y\"]'", "x", "y")]
    [InlineData("' [ \"x\" ,\t\"y\" ] '", "x", "y")]
    [InlineData("'[\"\",\"\\u0078\",\"a,b]\"]'", "", "x", "a,b]")]
    public async Task Open_OfAListThatIsWrittenInAnotherWay_ReadsIt(string json, params string[] tags)
    {
        await using (var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath))
        {
            await store.ImportAsync(GraphBuilder.Books.Node("Book:a", ("tags", tags)).Build(), null, CancellationToken.None);
        }

        await using (var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE node_Book SET tags = {json}";
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await using var reopened = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        BundleAssert.Equal(
            GraphBuilder.Books.Node("Book:a", ("tags", tags)).Build(), await reopened.ExportAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Open_OfTruncatedFiles_IsRefused()
    {
        await WriteAsync();
        var whole = await File.ReadAllBytesAsync(FilePath);
        for (var length = 1; length < whole.Length; length += 997)
        {
            await RefusedAsync(whole[..length], FilePath);
        }
    }

    [Fact]
    public async Task Open_OfFilesWithFlippedBytes_IsRefusedOrWhole()
    {
        await WriteAsync();
        var whole = await File.ReadAllBytesAsync(FilePath);
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 150; i++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(FilePath, damaged);
            try
            {
                // What is flipped where nothing is stored does no harm; then the graph must be whole.
                await using var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
                BundleAssert.Equal(Graph.Build(), await store.ExportAsync(CancellationToken.None));
            }
            catch (GraphStoreException)
            {
                refused++;
                Assert.Equal(damaged, await File.ReadAllBytesAsync(FilePath));
                Assert.False(File.Exists(FilePath + "-wal"));
            }

            File.Delete(FilePath);
            File.Delete(FilePath + "-wal");
        }

        Assert.True(refused > 0);
    }

    [Fact]
    public async Task Open_OfAFileThatMayOnlyBeRead_ServesItAndRefusesImports()
    {
        await WriteAsync();
        var before = await File.ReadAllBytesAsync(FilePath);

        // No log can be made beside it, whoever runs the test.
        Directory.CreateDirectory(FilePath + "-wal");
        await using var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        var health = await store.CheckHealthAsync(CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<GraphStoreException>(
            () => store.ImportAsync(Graph.Node("Book:c").Build(), null, CancellationToken.None));

        Assert.True(health.IsReady);
        Assert.EndsWith(
            "; the file may only be read: this user may not write the file or its folder. Give permission to write both.",
            health.Detail,
            StringComparison.Ordinal);
        Assert.StartsWith($"{FilePath} may only be read: this user may not write", refusal.Message, StringComparison.Ordinal);
        BundleAssert.Equal(Graph.Build(), await store.ExportAsync(CancellationToken.None));
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath));
    }

    [Fact]
    public async Task Open_OfAFolder_SaysSo()
    {
        var exception = await Assert.ThrowsAsync<GraphStoreException>(() => EmbeddedGraphStore.OpenAsync(BookModel.Model, _folder));
        Assert.Equal($"{_folder} is a folder. Name a file in it, as in {Path.Combine(_folder, "kin10.db")}.", exception.Message);
    }

    [Fact]
    public async Task Open_WhereNoFileCanBeMade_SaysThatPermissionIsMissing()
    {
        // No journal can be made beside it, whoever runs the test.
        Directory.CreateDirectory(FilePath + "-journal");
        var exception = await Assert.ThrowsAsync<GraphStoreException>(() => EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath));
        Assert.Equal(
            $"{FilePath} cannot be opened: this user may not write the file or its folder. Give permission to write both.",
            exception.Message);
    }

    private async Task WriteAsync()
    {
        await using var store = await EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath);
        await store.ImportAsync(Graph.Build(), null, CancellationToken.None);
    }

    private async Task RefusedAsync(byte[] content, string message, GraphModel? model = null)
    {
        await File.WriteAllBytesAsync(FilePath, content);
        var exception = await Assert.ThrowsAsync<GraphStoreException>(
            () => EmbeddedGraphStore.OpenAsync(model ?? BookModel.Model, FilePath));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllBytesAsync(FilePath));
        Assert.False(File.Exists(FilePath + "-wal"));
        Assert.False(File.Exists(FilePath + "-shm"));
    }

    private sealed class CancelOnReport(CancellationTokenSource source) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => source.Cancel();
    }
}
