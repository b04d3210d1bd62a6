using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kin10.Graph.HotChocolate.Tests.Front;

/// <summary>What HTTP promises holds behind HotChocolate, too.</summary>
public sealed class HttpTests(FrontServer server) : IClassFixture<FrontServer>
{
    private const string Query = "{ rootCauses(first: 2) { nodes { id name } } }";

    [Fact]
    public async Task Health_NamesTheFront() => Assert.Contains(
        "\"frontend\":\"HotChocolate\"", await server.Client.GetStringAsync("/health/ready"), StringComparison.Ordinal);

    [Fact]
    public async Task Get_WithTheTagOfItsAnswer_IsNotModified()
    {
        using var first = await server.GetAsync(Query);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("application/graphql-response+json", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await server.AskEngineAsync(Query), await first.Content.ReadAsStringAsync());
        var tag = Assert.IsType<string>(first.Headers.ETag?.ToString());
        using var again = await server.GetAsync(Query, tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await server.GetAsync("{ partners(first: 2) { nodes { id } } }", tag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Mistakes_HaveTheEnginesWordsAndCodes()
    {
        string[] mistakes =
        [
            "{ rootCauses(first: 100000) { totalCount } }",
            "{ rootCauses(after: \"nothing\") { totalCount } }",
            "{ rootCause { name } }",
            "{ rootCauses { ",
            "query ($n: Int!) { rootCauses(first: $n) { totalCount } }",
            "{ partners(first: 500) { nodes { peers(first: 500) { nodes { peers(first: 500) { nodes { name } } } } } } }",
            "{ noSuchField }",
            "",
        ];
        foreach (var mistake in mistakes)
        {
            var expected = await server.AskEngineAsync(mistake);
            Assert.StartsWith("{\"errors\":", expected, StringComparison.Ordinal);
            using var response = await server.PostAsync(JsonSerializer.Serialize(new { query = mistake }));
            Assert.Equal(expected, await response.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public async Task Batch_IsAnsweredInOrder()
    {
        string[] queries = [Query, "{ noSuchField }", "{ __typename }", Query];
        using var response = await server.PostAsync(JsonSerializer.Serialize(queries.Select(query => new { query })));
        var expected = new List<string>();
        foreach (var query in queries)
        {
            expected.Add(await server.AskEngineAsync(query));
        }

        Assert.Equal($"[{string.Join(',', expected)}]", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task PersistedDocument_OnceSent_IsAnsweredByItsHash()
    {
        var sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query)));
        var extensions = new { persistedQuery = new { version = 1, sha256Hash } };
        using var unknown = await server.PostAsync(JsonSerializer.Serialize(new { extensions }));
        Assert.Contains("PersistedQueryNotFound", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var registered = await server.PostAsync(JsonSerializer.Serialize(new { query = Query, extensions }));
        using var found = await server.PostAsync(JsonSerializer.Serialize(new { extensions }));
        Assert.Equal(await server.AskEngineAsync(Query), await registered.Content.ReadAsStringAsync());
        Assert.Equal(await server.AskEngineAsync(Query), await found.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Introspection_IsHotChocolates()
    {
        using var answer = JsonDocument.Parse(await server.AskAsync("{ __type(name: \"RootCause\") { name kind } __typename }"));
        var data = answer.RootElement.GetProperty("data");
        Assert.Equal("OBJECT", data.GetProperty("__type").GetProperty("kind").GetString());
        Assert.Equal("Query", data.GetProperty("__typename").GetString());
    }

    [Theory]
    [InlineData("PartnerSortInput", "true")]
    [InlineData("PartnerFilterInput", "false")]
    [InlineData("Partner", "null")]
    public async Task Introspection_HasTheNamesOfTheSpecification(string type, string isOneOf) => Assert.Equal(
        "{\"data\":{\"__type\":{\"isOneOf\":" + isOneOf + "}}}",
        await server.AskAsync("{ __type(name: \"" + type + "\") { isOneOf } }"));

    [Fact]
    public async Task Introspection_ThatAsksForTooMuch_IsRefusedByTheEngine()
    {
        var many = string.Concat(Enumerable.Range(0, 200).Select(
            i => $"a{i}: __schema {{ types {{ fields {{ name args {{ name description }} }} inputFields {{ name }} }} }} "));
        var answer = await server.AskAsync($"{{ {many} }}");
        Assert.Equal(await server.AskEngineAsync($"{{ {many} }}"), answer);
        Assert.Contains("\"errors\"", answer, StringComparison.Ordinal);
    }
}
