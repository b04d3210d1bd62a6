using System.Net;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Exports;

/// <summary>Exports of the seed, over HTTP.</summary>
public sealed class ExportEndpointTests(ServerFixture server) : IClassFixture<ServerFixture>, IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = server.BaseAddress };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Csv_FilteredAndOrdered_HasTheRowsThatTheApiGives()
    {
        using var response = await _client.GetAsync(
            "/export/rootCauses.csv?where={isCatalyst:{eq:true}}&order=[{gap:DESC}]&fields=name gap partners{totalCount}");
        using var answer = await AskAsync(
            "{ rootCauses(where: {isCatalyst: {eq: true}}, order: [{gap: DESC}], first: 500) "
            + "{ nodes { name gap partners { totalCount } } } }");

        Assert.Equal("text/csv; charset=utf-8; header=present", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"rootCauses.csv\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        var rows = answer.RootElement.GetProperty("data").GetProperty("rootCauses").GetProperty("nodes").EnumerateArray().ToList();
        Assert.True(rows.Count > 3);
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            rows.Select(Line).Prepend("\uFEFFname,gap,partners.totalCount"), text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));

        static string Line(JsonElement row) => string.Join(
            ',',
            Cell(row.GetProperty("name").GetString()!),
            row.GetProperty("gap").GetRawText(),
            row.GetProperty("partners").GetProperty("totalCount").GetRawText());
        static string Cell(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
    }

    [Fact]
    public async Task JsonLines_Fields_AreRowsOfTheApi()
    {
        var lines = await _client.GetStringAsync("/export/partners.jsonl?fields={name commitments(first:1){nodes{name}}}");
        using var answer = await AskAsync("{ partners(first: 500) { nodes { name commitments(first: 1) { nodes { name } } } } }");

        var rows = answer.RootElement.GetProperty("data").GetProperty("partners").GetProperty("nodes").EnumerateArray();
        Assert.Equal(rows.Select(row => row.GetRawText() + "\n"), lines.Split('\n')[..^1].Select(line => line + "\n"));
    }

    [Fact]
    public async Task Csv_NoFields_HasWhatARowSaysOfItselfAndTheNamesOfWhatItBelongsTo()
    {
        var text = Encoding.UTF8.GetString(await _client.GetByteArrayAsync("/export/commitments.csv"));

        Assert.StartsWith(
            "\uFEFFid,name,summary,categories,stages,status,statusText,teachersTarget,teachersPerYear,targetNote,teachersReached,startYear,"
            + "dueYear,note,sources,partner.name\r\nCommitment:",
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changes.csv", "\uFEFFid,at,kind,target.name,note,fromVersion,toVersion\r\n")]
    [InlineData("search.csv?text=\"residency\"", "\uFEFFid,name,sources\r\nPartner:")]
    [InlineData("organisations.csv?fields=...on Funder{id} ...on Partner{id sector}&order=[{name:ASC}]", "\uFEFFid,sector\r\n")]
    [InlineData("rootCauses.csv?first=1&fields=id", "\uFEFFid\r\nRootCause:")]
    [InlineData("rootCauses.csv?where={name:{eq:\"nothing\"}}&fields=name partners{nodes{name}}", "\uFEFFname,partners.nodes.name\r\n")]
    public async Task Csv_OfAnyConnection_BeginsSo(string path, string expected) =>
        Assert.StartsWith(
            expected, Encoding.UTF8.GetString(await _client.GetByteArrayAsync($"/export/{path}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("", 404, "There is no export \"\". There are graph.graphml, and as .csv or .jsonl: changes, search, commitments, ")]
    [InlineData("rootCauses", 404, "Did you mean \"rootCauses.csv\"?")]
    [InlineData("partners.xml", 404, "Did you mean \"partners.csv\"?")]
    [InlineData("rootCause.jsonl", 404, "Did you mean \"rootCauses.jsonl\"?")]
    [InlineData("paths.csv", 404, "There is no export \"paths.csv\".")]
    [InlineData("rootCauses.xlsx", 404, "There is no export \"rootCauses.xlsx\".")]
    [InlineData(
        "rootCauses.csv?were={}", 400, "no parameter \"were\"; this export has where, order, first, after, last, before, fields.")]
    [InlineData("rootCauses.csv?where={}&where={}", 400, "The parameter where is given twice")]
    [InlineData("rootCauses.csv?where={isCatalyst:{eq:maybe}}", 400, "where, line 1, column 17: Expected value of type \"Boolean\"")]
    [InlineData("rootCauses.csv?order=[{name:ASC}]&where={%0A isCatalyst:{eqq:true}}", 400, "where, line 2, column 14: Field \"eqq\"")]
    [InlineData("rootCauses.csv?where={isCatalyst:{eq:true}", 400, "where, line 1, column 22: Expected Name, found end of document.")]
    [InlineData("rootCauses.csv?where={}) {nodes{id}} x:funders(where:{}", 400, "where, line 1, column 3: ")]
    [InlineData("rootCauses.csv?order=[{nam:ASC}]", 400, "order, line 1, column 3: Field \"nam\"")]
    [InlineData("rootCauses.csv?fields=name nam", 400, "fields, line 1, column 6: Cannot query field \"nam\"")]
    [InlineData("rootCauses.csv?fields=name}query X{partners{nodes{id}}", 400, "fields, line 1, column 6: ")]
    [InlineData("rootCauses.csv?fields=name}fragment X on RootCause{id", 400, "column 6: Expected fields of the rows alone")]
    [InlineData("rootCauses.csv?fields=name%0A}}partners{nodes{id", 400, "fields, line 2, column 2: ")]
    [InlineData("rootCauses.csv?first=501", 400, "first, line 1, column 1: Query.rootCauses(first): at most 500 can be asked for at once")]
    [InlineData("search.csv", 400, "requires the argument \"text\"")]
    [InlineData("graph.graphml?x=1", 400, "There is no parameter \"x\"; graph.graphml has none.")]
    public async Task Get_Mistake_SaysWhereItIsAndWhatWouldBeRight(string path, int status, string expected)
    {
        using var response = await _client.GetAsync($"/export/{path}");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(expected, json.RootElement.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("partners.csv")]
    [InlineData("graph.graphml")]
    public async Task Get_TagOfTheSameGraph_IsNotSentAgain(string file)
    {
        foreach (var coding in new[] { "identity", "gzip", "br" })
        {
            using var first = await SendAsync(HttpMethod.Get, file, coding, null);
            using var head = await SendAsync(HttpMethod.Head, file, coding, null);
            using var second = await SendAsync(HttpMethod.Get, file, coding, first.Headers.ETag!.ToString());

            Assert.Equal(coding == "identity" ? [] : new[] { coding }, first.Content.Headers.ContentEncoding);
            Assert.Equal("public, no-cache", first.Headers.CacheControl!.ToString());
            Assert.Equal(first.Headers.ETag, head.Headers.ETag);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        }
    }

    [Fact]
    public async Task Get_Compressed_HasTheSameBytes()
    {
        var plain = await _client.GetByteArrayAsync("/export/partners.csv");
        foreach (var coding in new[] { DecompressionMethods.GZip, DecompressionMethods.Brotli })
        {
            using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = coding });
            Assert.Equal(plain, await client.GetByteArrayAsync(new Uri(server.BaseAddress, "/export/partners.csv")));
        }
    }

    [Theory]
    [InlineData("POST", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("OPTIONS", 204)]
    public async Task Send_AnotherMethod_IsTold(string method, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/export/partners.csv");
        using var response = await _client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Get_FromAPageOfAnotherSite_MayBeRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/export/partners.csv");
        request.Headers.Add("Origin", "https://example.org");
        using var response = await _client.SendAsync(request);

        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [RequiresFact("node")]
    public async Task GraphMl_ReadByAnother_IsTheGraphOfTheSeed()
    {
        var graph = await ExportReaders.ReadGraphMlAsync(await _client.GetByteArrayAsync("/export/graph.graphml"));

        var seed = Kin10Model.Seed;
        Assert.Equal(seed.Nodes.SelectMany(table => table.Rows).Select(row => row.Id), graph.Nodes.Select(node => node.Id));
        Assert.Equal(
            seed.Relationships.Where(table => !table.Type.IsDerived)
                .SelectMany(table => table.Rows.Select(row => (row.From, row.To, table.Type.Name))),
            graph.Edges.Select(edge => (edge.Source, edge.Target, edge.Attributes["type"].GetString()!)));
        var values = seed.Nodes.Single(table => table.Type.Name == "Partner").Rows.Single(row => row.Id == "Partner:edc").Values;
        var edc = graph.Nodes.Single(node => node.Id == "Partner:edc").Attributes;
        Assert.Equal(("Partner", "EDC"), (edc["type"].GetString(), edc["name"].GetString()));
        Assert.Contains(edc["joinedYear"].GetInt64(), values);
        Assert.DoesNotContain("cluster", edc.Keys);
    }

    private async Task<JsonDocument> AskAsync(string query)
    {
        using var response = await _client.PostAsync(
            "/graphql", new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string file, string coding, string? tag)
    {
        var request = new HttpRequestMessage(method, $"/export/{file}");
        request.Headers.Add("Accept-Encoding", coding);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag ?? "\"another\"");
        return _client.SendAsync(request);
    }
}
