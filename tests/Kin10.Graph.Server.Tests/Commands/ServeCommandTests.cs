using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Commands;

/// <summary>The program as people start it: a process of its own.</summary>
public sealed partial class ServeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kin10-serve-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Serve_TwoStarts_TheFirstImportsTheSeedTheSecondLeavesItAlone()
    {
        var (first, firstAnswer) = await ServeAsync();
        var (second, secondAnswer) = await ServeAsync();

        Assert.Contains("The store is empty: filling it", first, StringComparison.Ordinal);
        Assert.DoesNotContain("The store is empty", second, StringComparison.Ordinal);
        Assert.Contains("Store embedded: ", second, StringComparison.Ordinal);
        Assert.Contains("\"totalCount\":", firstAnswer, StringComparison.Ordinal);
        Assert.Equal(firstAnswer, secondAnswer);
    }

    [Fact]
    public async Task Serve_JsonLog_IsOneObjectForEachLine()
    {
        var (log, _) = await ServeAsync("--Logging:Console:FormatterName=json");

        var ids = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("EventId").GetInt32();
        }).ToArray();
        Assert.Equal([2000, 2001, 2002, 3000], ids[..4]);

        // The line of a request is written when its client has the answer, perhaps while the server is told to stop.
        Assert.Equal([1000, 3001], ids[4..].Order());
    }

    [Fact]
    public async Task Serve_StoreInUse_IsRefused()
    {
        var store = Path.Combine(_folder, "graph.db");
        using var holder = Start("--urls=http://127.0.0.1:0", $"--Store:Path={store}");
        await ReadAddressAsync(holder, new System.Text.StringBuilder());
        using var error = new StringWriter();
        var exitCode = await Kin10.Graph.Server.Commands.ServerCommands.RunAsync(
            ["import", Repository.PathOf("seed"), $"--Store:Path={store}"], TextWriter.Null, error);
        await StopAsync(holder);

        Assert.Equal(1, exitCode);
        Assert.Contains("graph.db", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_HangUp_GoesOn()
    {
        using var process = Start("--urls=http://127.0.0.1:0", "--Store:Path=:memory:", "--Seed:Import=false");
        var address = await ReadAddressAsync(process, new System.Text.StringBuilder());
        await SignalAsync(process, "-HUP");
        Assert.Contains("SIGHUP", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        using var client = new HttpClient { BaseAddress = address };
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        await StopAsync(process);
    }

    [Fact]
    public async Task Serve_AnyAddress_TheReadyLineEndsInOneThatABrowserOpens()
    {
        using var process = Start("--urls=http://0.0.0.0:0", "--Store:Path=:memory:", "--Seed:Import=false");
        var log = new System.Text.StringBuilder();
        await ReadAddressAsync(process, log);
        await StopAsync(process);

        Assert.Matches("Kin10.Graph [0-9.]+, ready after [0-9]+ ms, serves http://localhost:[0-9]+\n$", log.ToString());
    }

    private async Task<(string Log, string Answer)> ServeAsync(params string[] settings)
    {
        using var process = Start(["--urls=http://127.0.0.1:0", $"--Store:Path={Path.Combine(_folder, "graph.db")}", .. settings]);
        var log = new System.Text.StringBuilder();
        var address = await ReadAddressAsync(process, log);
        using var client = new HttpClient { BaseAddress = address };
        using var response = await client.PostAsJsonAsync("/graphql", new { query = "{ partners { totalCount } }" });
        var answer = await response.Content.ReadAsStringAsync();
        await StopAsync(process);
        log.Append(await process.StandardOutput.ReadToEndAsync());
        return (log.ToString(), answer);
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kin10.Graph.Server.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;

    private static async Task<Uri> ReadAddressAsync(Process process, System.Text.StringBuilder log)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            log.Append(line).Append('\n');
            if (Address().Match(line) is { Success: true } match)
            {
                return new Uri(match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException($"The server ended before it was ready:\n{log}");
    }

    private static async Task StopAsync(Process process)
    {
        await SignalAsync(process, "-TERM");
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    [GeneratedRegex("serves (http://[a-z0-9.:]+)")]
    private static partial Regex Address();
}
