using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Tests.Exports;

/// <summary>Exports over a store that does what a test tells it to: limits, and what goes wrong in the middle.</summary>
public sealed class RowExportTests(ServerFixture seeded) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string Path = "/export/rootCauses.jsonl?fields=name";

    // Any that the planner takes.
    private string _cursor = "";

    public async Task InitializeAsync()
    {
        using var client = new HttpClient { BaseAddress = seeded.BaseAddress };
        var answer = await client.GetStringAsync(TestServer.PathOf("{ rootCauses(first: 1) { pageInfo { endCursor } } }"));
        using var json = JsonDocument.Parse(answer);
        var page = json.RootElement.GetProperty("data").GetProperty("rootCauses").GetProperty("pageInfo");
        _cursor = page.GetProperty("endCursor").GetString()!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Export_OfSeveralPages_ReadsThemToTheEnd()
    {
        await using var server = await ServeAsync(pages: 3);

        Assert.Equal("{\"name\":\"1\"}\n{\"name\":\"2\"}\n{\"name\":\"3\"}\n", await server.Client.GetStringAsync(Path));
        Assert.Equal(3, server.Store.Reads);
    }

    [Fact]
    public async Task Export_GraphChangesMeanwhile_BreaksOff()
    {
        await using var server = await ServeAsync(pages: 3);
        var log = await ReadUntilItBreaksAsync(server, "{\"name\":\"1\"}\n{\"name\":\"2\"}\n", () => server.Store.Version = "version-2");

        Assert.Contains("broke off after 26 bytes: the graph was changed meanwhile, and an export is of one version", log);
    }

    [Fact]
    public async Task Export_StoreFailsInTheMiddle_BreaksOff()
    {
        await using var server = await ServeAsync(pages: 3);
        var log = await ReadUntilItBreaksAsync(
            server, "{\"name\":\"1\"}\n", () => throw new GraphStoreException("It is gone.", isTransient: true));

        Assert.Contains("broke off after 13 bytes: The store does not answer at the moment; try again a little later.", log);
    }

    [Fact]
    public async Task Export_TakesTooLong_BreaksOff()
    {
        await using var server = await ServeAsync(pages: int.MaxValue, "--Export:Timeout=00:00:00.3");

        using var response = await server.Client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
        await Eventually.TrueAsync(() => server.Log.Entries.Any(entry => entry.Message.Contains(
            "it took longer than 0.3 s (setting Export:Timeout)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Export_ClientGoes_EndsAndGivesItsPlaceUp()
    {
        await using var server = await ServeAsync(pages: int.MaxValue, "--Export:MaxConcurrent=1");
        using (var response = await server.Client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead))
        {
            using var refused = await server.Client.GetAsync(Path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("Export:MaxConcurrent", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await Eventually.TrueAsync(() => server.Log.Entries.Any(
            entry => entry.Message.Contains("rootCauses Abandoned", StringComparison.Ordinal)));
        server.Store.OnRead = _ =>
        {
            server.Store.Json = Page(1, 1);
            return ValueTask.CompletedTask;
        };
        Assert.Equal("{\"name\":\"1\"}\n", await server.Client.GetStringAsync(Path));
    }

    [Fact]
    public async Task Export_MoreRowsThanAllowed_IsRefusedBeforeAnythingIsSent()
    {
        await using var server = await ServeAsync(pages: 3, "--Export:MaxRows=2");
        using var response = await server.Client.GetAsync(Path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ("COST_LIMIT_EXCEEDED", "There are 3 rows; an export may have 2 (setting Export:MaxRows). Ask for fewer, by where."),
            await ErrorAsync(response));
    }

    [Fact]
    public async Task Export_UnprovenVersion_IsOnlySentWhereItIsOnePage()
    {
        await using var server = await ServeAsync(pages: 3);
        server.Store.Version = null;
        using var refused = await server.Client.GetAsync(Path);
        server.Store.OnRead = _ => ValueTask.CompletedTask;
        server.Store.Json = Page(1, 1);
        using var sent = await server.Client.GetAsync(Path);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "STORE_UNAVAILABLE"), (refused.StatusCode, (await ErrorAsync(refused)).Code));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Null(sent.Headers.ETag);
    }

    [Fact]
    public async Task Export_SwitchedOff_IsRefusedEverywhere()
    {
        await using var server = await TestServer.StartAsync("--Export:Enabled=false");
        using var rows = await server.GetAsync(Path);
        using var graph = await server.GetAsync("/export/graph.graphml");
        using var accept = await server.GetAsync(TestServer.PathOf("{ rootCauses { nodes { name } } }"), "text/csv");

        Assert.All([rows, graph, accept], response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode));
        Assert.Contains("Export:Enabled", (await ErrorAsync(accept)).Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Store.Reads);
    }

    [Fact]
    public async Task Export_OnlyTrustedDocumentsAreAnswered_IsRefused()
    {
        await using var server = await TestServer.StartAsync("--TrustedDocuments:Mode=Only");
        using var response = await server.Client.GetAsync(Path);

        Assert.Equal((HttpStatusCode.BadRequest, "DOCUMENT_NOT_ALLOWED"), (response.StatusCode, (await ErrorAsync(response)).Code));
        Assert.Equal(0, server.Store.Reads);
    }

    [Fact]
    public async Task Export_ClientHasNotEnoughForAllPages_PaysForEachAndWaits()
    {
        const int Burst = 1000;
        long left;
        await using (var rich = await ServeAsync(pages: 1, "--RateLimit:CostPerMinute=1", $"--RateLimit:Burst={Burst}"))
        {
            await rich.Client.GetStringAsync(Path);
            using var options = await rich.GetAsync("/export/nothing");
            left = long.Parse(options.Headers.GetValues("RateLimit").Single().Split(';')[1][2..], CultureInfo.InvariantCulture);
        }

        var cost = Burst - left;
        await using var poor = await ServeAsync(pages: 3, "--RateLimit:CostPerMinute=6000", $"--RateLimit:Burst={cost}");
        var started = Stopwatch.GetTimestamp();

        Assert.Equal("{\"name\":\"1\"}\n{\"name\":\"2\"}\n{\"name\":\"3\"}\n", await poor.Client.GetStringAsync(Path));
        Assert.True(cost > 2, $"It cost {cost}.");
        Assert.True(Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task Export_NothingLeftAtTheBeginning_Gets429()
    {
        await using var server = await ServeAsync(pages: 1, "--RateLimit:CostPerMinute=1", "--RateLimit:Burst=10");
        HttpResponseMessage response;
        do
        {
            response = await server.Client.GetAsync(Path);
        }
        while (response.StatusCode == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("{ rootCauses { nodes { name } } }", "name")]
    [InlineData("{ a: rootCauses { b: nodes { c: name } totalCount } }", "c")]
    [InlineData("query($all: Boolean = false, $n: Int) { rootCauses(first: $n) { nodes { name id @include(if: $all) } } }", "name")]
    [InlineData("{ ...R } fragment R on Query { rootCauses { ...N } } fragment N on RootCausesConnection { nodes { name } }", "name")]
    public async Task Accept_QueryOfOneConnection_HasItsRows(string query, string column)
    {
        await using var server = await ServeAsync(pages: 1);
        server.Store.OnRead = _ => ValueTask.CompletedTask;
        server.Store.Json = Page(1, 1).Replace("name", column, StringComparison.Ordinal);
        using var get = await server.GetAsync(TestServer.PathOf(query), "text/csv");
        using var post = await server.PostAsync(JsonSerializer.Serialize(new { query }), "text/csv");

        Assert.Equal($"\uFEFF{column}\r\n1\r\n", Encoding.UTF8.GetString(await get.Content.ReadAsByteArrayAsync()));
        Assert.Equal($"\uFEFF{column}\r\n1\r\n", Encoding.UTF8.GetString(await post.Content.ReadAsByteArrayAsync()));
        Assert.NotNull(get.Headers.ETag);
        Assert.Null(post.Headers.ETag);
        Assert.Equal("attachment; filename=\"rootCauses.csv\"", post.Content.Headers.ContentDisposition!.ToString());
    }

    [Theory]
    [InlineData("{ rootCause(id: \"x\") { name } }", "select one root field, which is a connection")]
    [InlineData("{ rootCauses { nodes { id } } partners { nodes { id } } }", "select one root field, which is a connection")]
    [InlineData("{ __typename }", "select one root field, which is a connection")]
    [InlineData("{ rootCauses { totalCount } }", "select nodes or edges of rootCauses")]
    [InlineData("{ rootCauses { nodes { id } edges { cursor } } }", "select either nodes or edges of rootCauses")]
    [InlineData("{ rootCauses { nodes { nothing } } }", "Cannot query field \"nothing\"")]
    [InlineData("subscription { rootCauses { nodes { id } } }", "A subscription has more than one answer")]
    public async Task Accept_AnythingElse_IsRefusedAsJson(string query, string expected)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync(TestServer.PathOf(query), "application/jsonl");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(expected, (await ErrorAsync(response)).Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Store.Reads);
    }

    [Fact]
    public async Task Accept_Batch_IsRefused()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync($$"""[{"query":"{{TestServer.Query}}"}]""", "text/csv");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Export_OfOnePageThatIsAskedFor_ReadsNoOther()
    {
        await using var server = await ServeAsync(pages: 3);

        Assert.Equal("{\"name\":\"1\"}\n", await server.Client.GetStringAsync(Path + "&first=1"));
        Assert.Equal(1, server.Store.Reads);
    }

    [Fact]
    public async Task Export_TextsLikeFormulas_AreTexts()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.Json = """
            {"pageInfo":{"hasNextPage":false,"endCursor":"a"},"totalCount":1,"rows":[{"name":"=HYPERLINK(\"http://x\")","gap":-5,
            "sources":["@SUM(1)","a;b"],"partners":{"nodes":[{"name":"-1"},{"name":"+2"}]}}]}
            """;

        using var response = await server.GetAsync("/export/rootCauses.csv?fields=name gap sources partners{nodes{name}}");
        Assert.Equal(
            "\uFEFFname,gap,sources,partners.nodes.name\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-5,'@SUM(1);a\\;b,'-1;'+2\r\n",
            Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
    }

    private async Task<TestServer> ServeAsync(int pages, params string[] settings)
    {
        var server = await TestServer.StartAsync(settings);
        server.Store.OnRead = _ =>
        {
            server.Store.Json = Page(server.Store.Reads, pages);
            return ValueTask.CompletedTask;
        };
        return server;
    }

    private string Page(int page, int pages) =>
        $$$"""{"pageInfo":{"hasNextPage":{{{(page < pages ? "true" : "false")}}},"endCursor":"{{{_cursor}}}"},"""
        + $$$"""{{{(page == 1 ? $"\"totalCount\":{Math.Min(pages, 100)}," : "")}}}"rows":[{"name":"{{{page}}}"}]}""";

    // What goes wrong with the next page goes wrong when the client has those before. Gives what the log says of it.
    private static async Task<string> ReadUntilItBreaksAsync(TestServer server, string expected, Action goWrong)
    {
        var read = new TaskCompletionSource();
        var pages = expected.Count(c => c == '\n');
        var onRead = server.Store.OnRead;
        server.Store.OnRead = async token =>
        {
            if (server.Store.Reads > pages)
            {
                await read.Task;
                goWrong();
            }

            await onRead(token);
        };
        using var response = await server.Client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var bytes = new byte[expected.Length];
        await body.ReadExactlyAsync(bytes);
        read.SetResult();

        Assert.Equal(expected, Encoding.UTF8.GetString(bytes));
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
        await Eventually.TrueAsync(() => server.Log.Entries.Any(
            entry => entry.Message.Contains("rootCauses BrokenOff", StringComparison.Ordinal)));
        return string.Join('\n', server.Log.Entries.Select(entry => entry.Message));
    }

    private static async Task<(string Code, string Message)> ErrorAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = json.RootElement.GetProperty("errors")[0];
        return (error.GetProperty("extensions").GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }
}
