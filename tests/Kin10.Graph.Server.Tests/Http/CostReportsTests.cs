using System.Net;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>Answers that say what they cost.</summary>
public class CostReportsTests
{
    private const string Body = """{"query":"{ rootCauses { totalCount } }"}""";

    private static readonly string Path = TestServer.PathOf(TestServer.Query);

    [Fact]
    public async Task Post_Report_HasCostAndVersionAfterTheSameData()
    {
        await using var server = await TestServer.StartAsync("--Limits:MaxCost=12345");
        using var plain = await server.PostAsync(Body);
        using var reported = await AskAsync(server, HttpMethod.Post);

        var before = await plain.Content.ReadAsStringAsync();
        var after = await reported.Content.ReadAsStringAsync();
        Assert.StartsWith(before[..^1] + ",\"extensions\":", after, StringComparison.Ordinal);
        var extensions = JsonDocument.Parse(after).RootElement.GetProperty("extensions");
        Assert.True(extensions.GetProperty("operationCost").GetProperty("cost").GetInt64() > 0);
        Assert.Equal(12345, extensions.GetProperty("operationCost").GetProperty("maxCost").GetInt64());
        Assert.Equal(await server.Store.ReadVersionAsync(CancellationToken.None), extensions.GetProperty("version").GetString());
        Assert.False(extensions.TryGetProperty("plan", out _));
    }

    [Fact]
    public async Task Post_ReportWherePlansAreShown_HasThePlan()
    {
        await using var server = await TestServer.StartAsync("--Server:ShowPlans=true");
        using var reported = await AskAsync(server, HttpMethod.Post);

        var extensions = JsonDocument.Parse(await reported.Content.ReadAsStringAsync()).RootElement.GetProperty("extensions");
        Assert.Contains("scan RootCause", extensions.GetProperty("plan").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Report_IsNeitherKeptNorTakenFromWhatWasKept()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.GetAsync(Path);
        using var second = await server.GetAsync(Path);
        using var reported = await AskAsync(server, HttpMethod.Get, ("If-None-Match", first.Headers.ETag!.ToString()));
        using var third = await server.GetAsync(Path);

        Assert.Equal(HttpStatusCode.OK, reported.StatusCode);
        Assert.Null(reported.Headers.ETag);
        Assert.True(reported.Headers.CacheControl!.NoStore);
        Assert.Contains("operationCost", await reported.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await third.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.ETag, third.Headers.ETag);
    }

    [Fact]
    public async Task Post_IntrospectionWithReport_CostsNothing()
    {
        await using var server = await TestServer.StartAsync("--Server:ShowPlans=true");
        using var reported = await AskAsync(server, HttpMethod.Post, body: """{"query":"{ __typename }"}""");

        Assert.Equal(
            """{"data":{"__typename":"Query"},"extensions":{"operationCost":{"cost":0,"maxCost":1000000},"version":null,"plan":null}}""",
            await reported.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_ReportOfARefusedRequest_HasOnlyErrors()
    {
        await using var server = await TestServer.StartAsync();
        using var reported = await AskAsync(server, HttpMethod.Post, body: """{"query":"{ nothing }"}""");

        using var answer = JsonDocument.Parse(await reported.Content.ReadAsStringAsync());
        Assert.Equal("errors", Assert.Single(answer.RootElement.EnumerateObject()).Name);
    }

    [Fact]
    public async Task Post_HeaderWithAnotherWord_Is400AndSaysWhatItMayBe()
    {
        await using var server = await TestServer.StartAsync();
        using var refused = await AskAsync(server, HttpMethod.Post, value: "validate");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("GraphQL-Cost may be \\\"report\\\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> AskAsync(
        TestServer server, HttpMethod method, (string Name, string Value)? header = null, string body = Body, string value = "report")
    {
        var request = new HttpRequestMessage(method, method == HttpMethod.Get ? Path : "/graphql");
        request.Headers.Add("GraphQL-Cost", value);
        if (header is { } more)
        {
            request.Headers.TryAddWithoutValidation(more.Name, more.Value);
        }

        request.Content = method == HttpMethod.Get ? null : new StringContent(body, null, "application/json");
        return server.Client.SendAsync(request);
    }
}
