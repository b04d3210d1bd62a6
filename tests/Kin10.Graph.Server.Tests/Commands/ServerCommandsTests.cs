using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Kin10.Graph.Embedded;
using Kin10.Graph.Server.Commands;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Commands;

public sealed class ServerCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-commands-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Schema_PrintsTheCommittedSchema()
    {
        var (exitCode, output, error) = await RunAsync("schema");

        Assert.Equal(0, exitCode);
        Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf("schema", "schema.graphql")), output);
        Assert.Empty(error);
    }

    [Fact]
    public async Task Check_Seed_HasNoMistake()
    {
        var store = Path.Combine(_folder, "never.db");
        var (exitCode, output, error) = await RunAsync("check", Repository.PathOf("seed"), "--Store:Path", store);

        Assert.Equal(0, exitCode);
        Assert.Contains("no mistake", output, StringComparison.Ordinal);
        Assert.Contains("An import into the embedded store would change this:\n", output, StringComparison.Ordinal);
        Assert.Contains("\nGrandChallenge: 7 added\n", output, StringComparison.Ordinal);
        Assert.Empty(error);
        Assert.False(File.Exists(store));
    }

    [Fact]
    public async Task Check_StoreThatCannotBeOpened_IsNoMistakeOfTheBundle()
    {
        var (exitCode, output, error) = await RunAsync("check", Repository.PathOf("seed"), "--Store:Path", _folder);

        Assert.Equal(0, exitCode);
        Assert.Contains($"Not compared with the store: {_folder} is a folder.", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public async Task Import_DryRun_SaysWhatWouldChangeAndChangesNothing()
    {
        var path = Path.Combine(_folder, "graph.db");
        var (_, first, _) = await RunAsync("import", Repository.PathOf("seed"), "--dry-run", "--Store:Path", path);
        Assert.False(File.Exists(path));
        await RunAsync("import", Repository.PathOf("seed"), "--Store:Path", path);
        var bundle = CopySeed();
        var metrics = Path.Combine(bundle, "Metric.csv");
        var lines = await File.ReadAllLinesAsync(metrics);
        await File.WriteAllLinesAsync(metrics, lines[..^1]);
        var (exitCode, second, error) = await RunAsync("import", "--dry-run", bundle, "--Store:Path", path);
        var (_, third, _) = await RunAsync("import", "--dry-run", Repository.PathOf("seed"), "--Store:Path", path);

        Assert.StartsWith("Would import 467 nodes", first, StringComparison.Ordinal);
        Assert.Contains("\nGrandChallenge: 7 added\n", first, StringComparison.Ordinal);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.EndsWith(".\nMetric: 1 removed\n", second, StringComparison.Ordinal);
        Assert.EndsWith(".\nNothing would change: the store holds just that.\n", third, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithNote_LeavesItInTheLogWithinWhatIsKept()
    {
        var path = Path.Combine(_folder, "graph.db");
        await RunAsync("import", Repository.PathOf("seed"), "--note", " The spring survey. ", "--Store:Path", path, "--Changes:Keep", "3");

        await using var store = await EmbeddedGraphStore.OpenAsync(Kin10Model.Model, path);
        var answer = await new GraphHarness(store, Kin10Model.Api).DataTextAsync("{ changes { totalCount nodes { note } } }");
        Assert.Equal(
            "{'changes':{'totalCount':3,'nodes':[{'note':'The spring survey.'},{'note':'The spring survey.'},{'note':'The spring survey.'}]}}",
            answer);
    }

    [Fact]
    public async Task Backup_OfAStoreWithoutAFile_SaysWhatToDo()
    {
        var (memory, _, inMemory) = await RunAsync("backup", Path.Combine(_folder, "copy.db"), "--Store:Path", ":memory:");
        var (missing, _, notThere) = await RunAsync(
            "backup", Path.Combine(_folder, "copy.db"), "--Store:Path", Path.Combine(_folder, "none.db"));

        Assert.Equal((1, 1), (memory, missing));
        Assert.StartsWith("The store is in memory", inMemory, StringComparison.Ordinal);
        Assert.StartsWith("There is no file ", notThere, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ThatRemovesMoreThanATenth_NeedsToBeAllowed()
    {
        var store = $"--Store:Path={Path.Combine(_folder, "graph.db")}";
        await RunAsync("import", Repository.PathOf("seed"), store);
        var bundle = CopySeed();
        foreach (var links in (string[])["SHARED", "ADAPTED", "INFLUENCES", "MADE", "ADDRESSES"])
        {
            var file = Path.Combine(bundle, $"{links}.csv");
            await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file))[..1]);
        }

        var (refused, output, error) = await RunAsync("import", bundle, store);
        var (_, unchanged, _) = await RunAsync("import", Repository.PathOf("seed"), store);
        var (allowed, removed, _) = await RunAsync("import", bundle, "--allow-removals", store);

        Assert.Equal((1, ""), (refused, output));
        Assert.Matches(
            "^This would remove [0-9]+ of the [0-9]+ nodes and relationships that the store holds, more than a tenth. "
            + "Nothing was changed. If it is meant, say so: --allow-removals\n",
            error);
        Assert.Contains("MADE: ", error, StringComparison.Ordinal);
        Assert.EndsWith(".\nNothing changed: the store held just that.\n", unchanged, StringComparison.Ordinal);
        Assert.Equal(0, allowed);
        Assert.Contains("MADE: ", removed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AsTheReadmeSays_FindsTheFolderWhereItWasTyped()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo(
            "dotnet", ["run", "--no-build", "-c", configuration, "--project", "src/Kin10.Graph.Server", "--", "check", "seed"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;

        Assert.Contains("no mistake", await process.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("import")]
    public async Task CheckAndImport_Mistakes_AreAllReportedByFileLineAndColumn(string command)
    {
        var bundle = CopySeed();
        var rootCauses = Path.Combine(bundle, "RootCause.csv");
        var lines = await File.ReadAllLinesAsync(rootCauses);
        await File.WriteAllLinesAsync(rootCauses, [.. lines, lines[^1]]);
        await File.AppendAllTextAsync(Path.Combine(bundle, "MADE.csv"), "nobody,nothing\n");

        var (exitCode, output, error) = await RunAsync(command, bundle, "--Store:Path", Path.Combine(_folder, "never.db"));

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains($"{rootCauses}:{lines.Length + 1}: column 1 (", error, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(bundle, "MADE.csv:"), error, StringComparison.Ordinal);
        Assert.Contains("mistakes; nothing was imported.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "never.db")));
    }

    [Fact]
    public async Task ImportThenExport_Seed_GivesTheSameBytesAgain()
    {
        var store = $"--Store:Path={Path.Combine(_folder, "new", "graph.db")}";
        var (imported, output, progress) = await RunAsync("import", Repository.PathOf("seed"), store);
        var first = Path.Combine(_folder, "first");
        var second = Path.Combine(_folder, "second");
        Assert.Equal(0, (await RunAsync("export", first, store)).ExitCode);
        Assert.Equal(0, (await RunAsync("import", first, store)).ExitCode);
        Assert.Equal(0, (await RunAsync("export", second, store)).ExitCode);

        Assert.Equal(0, imported);
        Assert.StartsWith("Imported ", output, StringComparison.Ordinal);
        Assert.Empty(progress);
        var names = Directory.GetFiles(Repository.PathOf("seed"), "*.csv").Select(Path.GetFileName).Order().ToList();
        Assert.Equal(names, Directory.GetFiles(first).Select(Path.GetFileName).Order());
        Assert.All(
            names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(first, name!)), File.ReadAllBytes(Path.Combine(second, name!))));
    }

    [Fact]
    public async Task Import_OverAnotherGraph_SaysWhatWasAddedChangedAndRemoved()
    {
        var store = $"--Store:Path={Path.Combine(_folder, "graph.db")}";
        var bundle = CopySeed();
        await RunAsync("import", bundle, store);
        var (_, again, _) = await RunAsync("import", bundle, store);
        var metrics = Path.Combine(bundle, "Metric.csv");
        var lines = await File.ReadAllLinesAsync(metrics);
        await File.WriteAllLinesAsync(metrics, lines[..^1]);
        var (_, removed, _) = await RunAsync("import", bundle, store);
        var (_, added, _) = await RunAsync("import", Repository.PathOf("seed"), store);

        Assert.EndsWith(".\nNothing changed: the store held just that.\n", again.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith(".\nMetric: 1 removed\n", removed.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith(".\nMetric: 1 added\n", added.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_EmptyStore_SaysWhatToDo()
    {
        var (exitCode, _, error) = await RunAsync("export", Path.Combine(_folder, "out"), "--Store:Path=:memory:");

        Assert.Equal(1, exitCode);
        Assert.Contains("import seed", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "out")));
    }

    [Fact]
    public async Task Export_MistypedStore_SaysSoAndLeavesNoFile()
    {
        var store = Path.Combine(_folder, "mistyped", "graph.db");
        var (exitCode, _, error) = await RunAsync("export", Path.Combine(_folder, "out"), "--Store:Path", store);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"There is no file {store}. Name the store's file by the setting Store:Path", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(store)));
    }

    [Fact]
    public async Task Import_ForeignFile_IsRefusedAndLeftAlone()
    {
        var file = Path.Combine(_folder, "letter.db");
        await File.WriteAllTextAsync(file, "Dear reader, this is no database.");
        var (exitCode, _, error) = await RunAsync("import", Repository.PathOf("seed"), $"--Store:Path={file}");

        Assert.Equal(1, exitCode);
        Assert.Contains("letter.db", error, StringComparison.Ordinal);
        Assert.Equal("Dear reader, this is no database.", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Check_NoSuchFolder_SaysSo()
    {
        var (exitCode, _, error) = await RunAsync("check", Path.Combine(_folder, "nowhere"));

        Assert.Equal(1, exitCode);
        Assert.Contains("no such folder", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_WrongSettings_AreReportedAndNothingStarts()
    {
        var (exitCode, _, error) = await RunAsync("--Server:RequestTimeout", "-1", "--Limits:MaxPageSize=0");

        Assert.Equal(1, exitCode);
        Assert.Contains("Server:RequestTimeout", error, StringComparison.Ordinal);
        Assert.Contains("Limits:MaxPageSize", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "localhost:5202")]
    [InlineData("--Logging:LogLevel:Default", "Loud")]
    [InlineData("--Logging:Console:FormatterName", "yaml")]
    public async Task Serve_WrongSettingsOfTheHost_AreReportedBeforeAStoreIsMade(string name, string value)
    {
        var store = Path.Combine(_folder, "never.db");
        var (exitCode, _, error) = await RunAsync(name, value, "--Store:Path", store);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(name[2..], error, StringComparison.Ordinal);
        Assert.False(File.Exists(store));
    }

    [Fact]
    public async Task Serve_SettingThatOnlyAStartCanJudge_IsReportedInOneLine()
    {
        var (exitCode, _, error) = await RunAsync(
            "--urls=http://127.0.0.1:0", "--Store:Path=:memory:", "--Logging:Console:FormatterOptions:SingleLine", "maybe");

        Assert.Equal(1, exitCode);
        Assert.StartsWith(
            "The server cannot start: Failed to convert configuration value 'maybe' at 'FormatterOptions:SingleLine'",
            Assert.Single(error.TrimEnd().Split('\n')),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_AddressInUse_IsReportedBeforeAStoreIsMade()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}";
        var store = Path.Combine(_folder, "never.db");
        var (exitCode, _, error) = await RunAsync("--urls", url, "--Store:Path", store);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{url} is in use by another program.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(store));
    }

    [Fact]
    public async Task Serve_WrongModel_IsReportedByFileAndLine()
    {
        var model = Path.Combine(_folder, "model.graphql");
        await File.WriteAllTextAsync(model, "type A {\n  id: Nothing!\n}\n");
        var (exitCode, _, error) = await RunAsync("serve", "--Store:ModelPath", model);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{model}:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    public async Task Model_IsNotThere_TheSettingIsNamed(string command)
    {
        var model = Path.Combine(_folder, "missing.graphql");
        var (exitCode, _, error) = await RunAsync([command, .. Folder(command), "--Store:ModelPath", model]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"The model cannot be read from {model}: ", error, StringComparison.Ordinal);
        Assert.Contains("Store:ModelPath", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_ModelIsNotThereAndASettingIsWrong_TheSettingIsReported()
    {
        var (exitCode, _, error) = await RunAsync("serve", "--Store:ModelPath", Path.Combine(_folder, "missing.graphql"), "--Limits:Foo", "1");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Limits:Foo is not a setting", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_IsEmpty_StandsForTheBuiltInOne()
    {
        var (exitCode, _, error) = await RunAsync("check", Repository.PathOf("seed"), "--Store:ModelPath", "");

        Assert.Equal((0, ""), (exitCode, error));
    }

    [Theory]
    [InlineData("chekc")]
    [InlineData("--no-such-option")]
    [InlineData("check")]
    public async Task AnythingElse_IsReported(string argument)
    {
        var (exitCode, _, error) = await RunAsync(argument);

        Assert.Equal(1, exitCode);
        Assert.NotEmpty(error);
    }

    private static string[] Folder(string command) => command == "check" ? [Repository.PathOf("seed")] : [];

    private string CopySeed()
    {
        var bundle = Directory.CreateDirectory(Path.Combine(_folder, "bundle")).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("seed"), "*.csv"))
        {
            File.Copy(file, Path.Combine(bundle, Path.GetFileName(file)));
        }

        return bundle;
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await ServerCommands.RunAsync(arguments, output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
