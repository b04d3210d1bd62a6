using System.Diagnostics;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>The commands on a Neo4j database, each a process of its own.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class CommandsTests(Neo4jFixture neo4j)
{
    [Neo4jFact]
    public async Task Export_AfterImport_GivesTheBytesOfTheSeed()
    {
        await neo4j.RunAsync("MATCH (n:Partner) DETACH DELETE n");
        var imported = await RunAsync("import", Repository.PathOf("seed"));
        var folder = Directory.CreateTempSubdirectory("kin10-export-").FullName;
        var exported = await RunAsync("export", folder);
        var expected = Directory.GetFiles(Repository.PathOf("seed"), "*.csv").Order(StringComparer.Ordinal).ToList();
        var actual = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(0, imported.ExitCode);
        Assert.Equal(0, exported.ExitCode);
        Assert.Equal(expected.Select(Path.GetFileName), actual.Select(Path.GetFileName));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
        Directory.Delete(folder, recursive: true);
    }

    [Neo4jFact]
    public async Task Import_Twice_TheSecondChangesNothing()
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync();
        var (_, tag, _) = await server.Client.RereadAsync(Answers.Query, null);
        var (exitCode, _, _) = await RunAsync("import", Repository.PathOf("seed"));
        var (status, _, _) = await server.Client.RereadAsync(Answers.Query, tag);

        Assert.Equal(0, exitCode);
        Assert.Equal(System.Net.HttpStatusCode.NotModified, status);
    }

    [Neo4jFact]
    public async Task AnotherSchemaVersion_MigrateImportExportRefuseAndServeIsNotReady()
    {
        await neo4j.FillAsync();
        await neo4j.RunAsync("MATCH (n:Kin10Graph) SET n.version = 999");
        try
        {
            var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            foreach (var command in (string[][])[["migrate"], ["import", Repository.PathOf("seed")], ["export", folder]])
            {
                var (exitCode, output, error) = await RunAsync(command);
                Assert.Equal(1, exitCode);
                Assert.Empty(output);
                Assert.Contains("999", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
            }

            await using var server = await neo4j.ServeAsync();
            var (ready, reason) = await server.Client.ReadyAsync();
            var (status, _) = await server.Client.AskAsync(Answers.Query);
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, ready);
            Assert.Contains("999", reason, StringComparison.Ordinal);
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, status);
        }
        finally
        {
            await neo4j.RunAsync("MATCH (n:Kin10Graph) DELETE n");
        }
    }

    [Neo4jFact]
    public async Task Migrate_Twice_MakesConstraintsAndIndexesOnce()
    {
        var first = await RunAsync("migrate");
        var indexes = await neo4j.RunAsync("SHOW INDEXES YIELD name RETURN count(*)");
        var second = await RunAsync("migrate");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Equal(indexes[0][0], (await neo4j.RunAsync("SHOW INDEXES YIELD name RETURN count(*)"))[0][0]);
        Assert.Contains("all constraints and indexes", first.Output, StringComparison.Ordinal);
    }

    [Neo4jFact]
    public async Task Serve_EmptyDatabase_IsNotFilledAndTheLogSaysHow()
    {
        await neo4j.RunAsync("MATCH (n) DETACH DELETE n");
        await using var server = await neo4j.ServeAsync();
        var (_, body) = await server.Client.AskAsync("{ partners { totalCount } }");

        Assert.Equal("""{"data":{"partners":{"totalCount":0}}}""", body);
        Assert.Contains("The database is empty. Fill it with the command: import", server.Log, StringComparison.Ordinal);
        await neo4j.FillAsync();
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kin10.Graph.Server.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in neo4j.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
