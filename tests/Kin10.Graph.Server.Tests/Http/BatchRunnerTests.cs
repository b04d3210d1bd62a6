using System.Net;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>Arrays of requests, by HTTP.</summary>
public class BatchRunnerTests
{
    private const string Request = $$"""{"query":"query Gaps {{TestServer.Query}}"}""";
    private const string Answer = """{"data":{"rootCauses":{"totalCount":1}}}""";

    [Fact]
    public async Task Post_Array_IsAnsweredInOrderEachWithItsOwnErrors()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.PostAsync(
            $$"""[{"query":"{ nothing }"},{{Request}},{"query":1},{"operationName":"A"},{"query":"{ __typename }"}]""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Headers.ETag);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(
            ["GRAPHQL_VALIDATION_FAILED", "-", "BAD_USER_INPUT", "BAD_USER_INPUT", "-"], json.RootElement.EnumerateArray().Select(Code));
        Assert.Equal(Answer, json.RootElement[1].GetRawText());
        Assert.Equal("""{"data":{"__typename":"Query"}}""", json.RootElement[4].GetRawText());
        await server.App.StopAsync();
        var line = Assert.Single(server.Log.Entries, entry => entry.Id == 1000).Message;
        Assert.StartsWith(
            "POST -,Gaps,-,-,- AnsweredWithErrors 200 GRAPHQL_VALIDATION_FAILED,BAD_USER_INPUT ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ArrayOfTooMany_IsRefusedAsAWhole()
    {
        await using var server = await TestServer.StartAsync("--Server:MaxBatch=2");
        using var two = await server.PostAsync($"[{Request},{Request}]");
        using var three = await server.PostAsync($"[{Request},{Request},{Request}]");

        Assert.Equal($"[{Answer},{Answer}]", await two.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, three.StatusCode);
        Assert.Equal(2, server.Store.Reads);
    }

    [Fact]
    public async Task Post_ArrayWhereNoneAreTaken_SaysSo()
    {
        await using var server = await TestServer.StartAsync("--Server:MaxBatch=0");
        using var response = await server.PostAsync($"[{Request}]");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Arrays of requests are not answered here", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Array_HasTheBudgetOfOneRequest()
    {
        var request = $$"""{"query":"{ {{string.Concat(Enumerable.Range(0, 20).Select(i => $"a{i}: rootCauses {{ nodes {{ id }} }} "))}}}"}""";
        var cost = await CostAsync(request);
        await using var server = await TestServer.StartAsync($"--Limits:MaxCost={cost * 3 / 2}");
        using var one = await server.PostAsync(request);
        using var three = await server.PostAsync($$"""[{{request}},{{request}},{"query":"{ __typename }"}]""");
        using var json = JsonDocument.Parse(await three.Content.ReadAsStringAsync());

        Assert.DoesNotContain("errors", await one.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["-", "COST_LIMIT_EXCEEDED", "-"], json.RootElement.EnumerateArray().Select(Code));
        var message = json.RootElement[1].GetProperty("errors")[0].GetProperty("message").GetString();
        Assert.Contains("the requests before it in the batch take about", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Array_HasTheIntrospectionOfOneRequest()
    {
        await using var server = await TestServer.StartAsync("--Limits:MaxIntrospectionValues=1000");
        const string request = """{"query":"{ __schema { types { name } } }"}""";
        using var response = await server.PostAsync($"[{string.Join(',', Enumerable.Repeat(request, 10))}]");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("-", Code(json.RootElement[0]));
        Assert.Equal("COST_LIMIT_EXCEEDED", Code(json.RootElement[9]));
    }

    [Fact]
    public async Task Post_ArrayThatTakesTooLong_KeepsWhatWasAnsweredInTime()
    {
        await using var server = await TestServer.StartAsync("--Server:RequestTimeout=00:00:00.500");
        server.Store.OnRead = async token =>
        {
            if (server.Store.Reads == 2)
            {
                await Task.Delay(Timeout.Infinite, token);
            }
        };
        using var response = await server.PostAsync($$"""[{{Request}},{{Request}},{"query":"{ __typename }"}]""");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["-", "TIMEOUT", "TIMEOUT"], json.RootElement.EnumerateArray().Select(Code));
        Assert.Equal(2, server.Store.Reads);
    }

    [Fact]
    public async Task Post_ArrayToAStoreThatIsDown_Is503()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnRead = _ => throw new GraphStoreException("It is down.", isTransient: true);
        using var response = await server.PostAsync($"[{Request},{Request}]");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(["STORE_UNAVAILABLE", "STORE_UNAVAILABLE"], json.RootElement.EnumerateArray().Select(Code));
        Assert.Contains(server.Log.Entries, entry => entry is { Id: 1002, Level: LogLevel.Warning });
    }

    private static async Task<long> CostAsync(string request)
    {
        await using var server = await TestServer.StartAsync("--Limits:MaxCost=1");
        using var response = await server.PostAsync(request);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("cost").GetInt64();
    }

    private static string Code(JsonElement response) => response.TryGetProperty("errors", out var errors)
        ? errors[0].GetProperty("extensions").GetProperty("code").GetString()!
        : "-";
}
