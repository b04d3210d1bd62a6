using Kin10.Graph.Bundles;
using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Tests.Storage;

/// <summary>Several stores on one file, as several processes have it.</summary>
public sealed class SharedFileTests : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-shared-").FullName;

    private string FilePath => Path.Combine(_folder, "graph.db");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Import_ByAnotherStore_IsSeenByAWatchingOne()
    {
        await using var server = await OpenAsync(Look);
        var version = await server.ReadVersionAsync(CancellationToken.None);
        var waiting = server.WaitForChangeAsync(version, CancellationToken.None);
        await using var command = await OpenAsync(TimeSpan.Zero);
        await command.ImportAsync(Graph("a").Build(), new ImportOptions { Note = "From outside." }, null, CancellationToken.None);

        Assert.Equal(await command.ReadVersionAsync(CancellationToken.None), await waiting.WaitAsync(Enough));
        BundleAssert.Equal(Graph("a").Build(), await server.ExportAsync(CancellationToken.None));
        Assert.Contains(
            "From outside.",
            await new GraphHarness(server, BookModel.Model).AskAsync("{ changes { nodes { note } } }"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfTwoStores_ComparesWithWhatTheOtherWrote()
    {
        await using var first = await OpenAsync(TimeSpan.Zero);
        await using var second = await OpenAsync(TimeSpan.Zero);
        await first.ImportAsync(Graph("a", "b").Build(), null, CancellationToken.None);
        var changes = await second.ImportAsync(Graph("b", "c").Build(), null, CancellationToken.None);

        Assert.Equal((1, 1), (changes.AddedCount, changes.RemovedCount));
        await using var third = await OpenAsync(TimeSpan.Zero);
        BundleAssert.Equal(Graph("b", "c").Build(), await third.ExportAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Import_OfManyStoresAtOnce_LosesNone()
    {
        const int Stores = 4, Imports = 10;
        await using var server = await OpenAsync(Look);
        await Task.WhenAll(Enumerable.Range(0, Stores).Select(number => Task.Run(async () =>
        {
            await using var store = await OpenAsync(TimeSpan.Zero);
            for (var i = 0; i < Imports; i++)
            {
                await store.ImportAsync(Graph($"s{number}-{i}").Build(), null, CancellationToken.None);
            }
        })));

        // Each import is one record, and begins with what the one before it made.
        await using var last = await OpenAsync(TimeSpan.Zero);
        var answer = await new GraphHarness(last, BookModel.Model).DataAsync(
            "{ changes(kinds: ADDED, first: 100) { totalCount nodes { fromVersion toVersion } } }");
        var nodes = answer.GetProperty("changes").GetProperty("nodes").EnumerateArray()
            .Select(node => (From: node.GetProperty("fromVersion").GetString(), To: node.GetProperty("toVersion").GetString())).ToList();
        Assert.Equal(Stores * Imports, answer.GetProperty("changes").GetProperty("totalCount").GetInt32());
        Assert.Equal(nodes.Skip(1).Select(node => node.To), nodes.SkipLast(1).Select(node => node.From));
        var version = await last.ReadVersionAsync(CancellationToken.None);
        using var limit = new CancellationTokenSource(Enough);
        while (await server.ReadVersionAsync(limit.Token) is var seen && seen != version)
        {
            await server.WaitForChangeAsync(seen, limit.Token);
        }
    }

    [Fact]
    public async Task Import_ThereAndBack_IsNoOtherVersion()
    {
        await using var server = await OpenAsync(TimeSpan.FromMilliseconds(200));
        await server.ImportAsync(Graph("a").Build(), null, CancellationToken.None);
        var waiting = server.WaitForChangeAsync(await server.ReadVersionAsync(CancellationToken.None), CancellationToken.None);
        await using (var command = await OpenAsync(TimeSpan.Zero))
        {
            await command.ImportAsync(Graph("b").Build(), null, CancellationToken.None);
            await command.ImportAsync(Graph("a").Build(), new ImportOptions { Note = "Back." }, null, CancellationToken.None);
        }

        using var limit = new CancellationTokenSource(Enough);
        var harness = new GraphHarness(server, BookModel.Model);
        while (!(await harness.AskAsync("{ changes(first: 1) { nodes { note } } }")).Contains("Back.", StringComparison.Ordinal))
        {
            await Task.Delay(10, limit.Token);
        }

        // The watch may have looked between the two imports; else nobody is told of a version that is the same.
        Assert.True(!waiting.IsCompleted || await waiting != await server.ReadVersionAsync(limit.Token));
        await server.ImportAsync(Graph("c").Build(), null, limit.Token);
        Assert.NotNull(await waiting.WaitAsync(limit.Token));
    }

    [Fact]
    public async Task Backup_WhileOthersImport_IsAGraphOfOneMoment()
    {
        await using var store = await OpenAsync(TimeSpan.Zero);
        var versions = new List<string>();
        using var stop = new CancellationTokenSource();
        var importing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await store.ImportAsync(Graph($"n{i}", $"m{i}").Build(), null, CancellationToken.None);
                versions.Add(await store.ReadVersionAsync(CancellationToken.None));
            }
        });
        var copied = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            var target = Path.Combine(_folder, "backups", $"{i}.db");
            await EmbeddedGraphStore.BackupAsync(FilePath, target);
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(target)!, $"{i}.db*"));
            await using var copy = await EmbeddedGraphStore.OpenAsync(BookModel.Model, target);
            copied.Add(await copy.ReadVersionAsync(CancellationToken.None));
        }

        await stop.CancelAsync();
        await importing;
        await using var empty = await EmbeddedGraphStore.OpenAsync(BookModel.Model);
        versions.Add(await empty.ReadVersionAsync(CancellationToken.None));
        Assert.Subset(versions.ToHashSet(), copied.ToHashSet());
    }

    [Fact]
    public async Task Backup_WhereItCannotBe_SaysWhy()
    {
        await using var store = await OpenAsync(TimeSpan.Zero);
        await RefusedAsync(FilePath, FilePath, "is there already");
        await RefusedAsync(Path.Combine(_folder, "none.db"), Path.Combine(_folder, "copy.db"), "There is no file");
        await File.WriteAllTextAsync(Path.Combine(_folder, "foreign.db"), "name,age");
        await RefusedAsync(Path.Combine(_folder, "foreign.db"), Path.Combine(_folder, "copy.db"), "does not hold a graph");
        await RefusedAsync(FilePath, Path.Combine(FilePath, "in-a-file.db"), "could not be copied");
        Assert.False(File.Exists(Path.Combine(_folder, "copy.db")));

        static async Task RefusedAsync(string path, string target, string problem) => Assert.Contains(
            problem,
            (await Assert.ThrowsAsync<GraphStoreException>(() => EmbeddedGraphStore.BackupAsync(path, target))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_WhatAnotherWroteCannotBeRead_ServesWhatWasAndSaysSo()
    {
        await using var server = await OpenAsync(Look);
        await server.ImportAsync(Graph("a").Build(), null, CancellationToken.None);
        Execute("UPDATE meta SET value = 'another' WHERE key = 'contentHash'");
        using var limit = new CancellationTokenSource(Enough);
        string detail;
        while (!(detail = (await server.CheckHealthAsync(limit.Token)).Detail).Contains("cannot be read", StringComparison.Ordinal))
        {
            await Task.Delay(10, limit.Token);
        }

        Assert.Contains("what another process wrote since cannot be read", detail, StringComparison.Ordinal);
        BundleAssert.Equal(Graph("a").Build(), await server.ExportAsync(CancellationToken.None));
        var version = await server.ReadVersionAsync(CancellationToken.None);
        Execute($"UPDATE meta SET value = '{version}' WHERE key = 'contentHash'");
        while ((await server.CheckHealthAsync(limit.Token)).Detail.Contains("cannot be read", StringComparison.Ordinal))
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private static GraphBuilder Graph(params string[] slugs) =>
        slugs.Aggregate(GraphBuilder.Books, (graph, slug) => graph.Node($"Book:{slug}"));

    private Task<EmbeddedGraphStore> OpenAsync(TimeSpan watch) =>
        EmbeddedGraphStore.OpenAsync(BookModel.Model, FilePath, watch, CancellationToken.None);

    private void Execute(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
