using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kin10.Graph.Server.Tests.Support;
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
#if HOTCHOCOLATE
        // The front is named before the server is ready.
        int[] start = [2000, 2001, 2002, 3004, 3000];
#else
        int[] start = [2000, 2001, 2002, 3000];
#endif
        Assert.Equal(start, ids[..start.Length]);

        // The line of a request is written when its client has the answer, perhaps while the server is told to stop.
        Assert.Equal([1000, 3001], ids[start.Length..].Order());
    }

    [Fact]
    public async Task Serve_TwoServersOnOneFile_TakeWhatIsImportedAndDropNoRequest()
    {
        var store = $"--Store:Path={Path.Combine(_folder, "graph.db")}";

        // Nobody reads what they write later on.
        const string Quiet = "--Logging:LogLevel:Kin10.Graph.Server.Access=Warning";
        using var first = Start("--urls=http://127.0.0.1:0", store, Quiet);
        using var client = new HttpClient { BaseAddress = await ReadAddressAsync(first, new System.Text.StringBuilder()) };
        using var second = Start("--urls=http://127.0.0.1:0", store, Quiet);
        using var other = new HttpClient { BaseAddress = await ReadAddressAsync(second, new System.Text.StringBuilder()) };
        using var stop = new CancellationTokenSource();
        var asking = Task.WhenAll(new[] { client, other }.Select(each => AskUntilAsync(each, stop.Token)));

        var bundle = Path.Combine(_folder, "bundle");
        await CommandAsync("export", bundle, store);
        var metrics = Path.Combine(bundle, "Metric.csv");
        var lines = await File.ReadAllLinesAsync(metrics);
        await File.WriteAllLinesAsync(metrics, lines[..^1]);
        using var subscriber = await SocketClient.BeginAsync(client.BaseAddress!);
        await subscriber.SubscribeAsync("live", "subscription { metrics { totalCount } }");
        Assert.Contains($"\"totalCount\":{lines.Length - 1}", await subscriber.ReceiveAsync(), StringComparison.Ordinal);
        await CommandAsync("import", bundle, "--note", "One metric less.", store);
        await CommandAsync("backup", Path.Combine(_folder, "copy.db"), store);
        foreach (var each in new[] { client, other })
        {
            while (!(await AskAsync(each, "{ changes(first: 1) { nodes { note } } }")).Contains("One metric less.", StringComparison.Ordinal))
            {
                await Task.Delay(20);
            }

            Assert.Contains($"\"totalCount\":{lines.Length - 2}", await AskAsync(each, "{ metrics { totalCount } }"), StringComparison.Ordinal);
        }

        Assert.Contains($"\"totalCount\":{lines.Length - 2}", await subscriber.ReceiveAsync(), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.All(await asking, answers => Assert.True(answers > 0));
        await StopAsync(first);
        await StopAsync(second);
        await CommandAsync("export", Path.Combine(_folder, "again"), $"--Store:Path={Path.Combine(_folder, "copy.db")}");
        Assert.Equal(await File.ReadAllTextAsync(metrics), await File.ReadAllTextAsync(Path.Combine(_folder, "again", "Metric.csv")));
    }

    // Every request is answered, with one of the two graphs.
    private static async Task<int> AskUntilAsync(HttpClient client, CancellationToken stop)
    {
        var answers = 0;
        for (; !stop.IsCancellationRequested; answers++)
        {
            Assert.StartsWith("{\"data\":{\"metrics\":{\"totalCount\":", await AskAsync(client, "{ metrics { totalCount } }"), StringComparison.Ordinal);
        }

        return answers;
    }

    private static async Task<string> AskAsync(HttpClient client, string query)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query });
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task CommandAsync(params string[] arguments)
    {
        using var error = new StringWriter();
        var exitCode = await Kin10.Graph.Server.Commands.ServerCommands.RunAsync(arguments, TextWriter.Null, error);
        Assert.True(exitCode == 0, error.ToString());
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
