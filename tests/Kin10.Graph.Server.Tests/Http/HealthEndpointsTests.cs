using System.Net;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Tests.Http;

public class HealthEndpointsTests
{
    [Fact]
    public async Task Live_AlwaysAnswers()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnHealth = _ => throw new GraphStoreException("It is down.", true);
        using var response = await server.GetAsync("/health/live");
        using var json = await GraphQLEndpointTests.ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("live", json.RootElement.GetProperty("status").GetString());
        Assert.StartsWith("0.", json.RootElement.GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Ready_StoreAnswers_Is200()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.GetAsync("/health/ready");
        using var json = await GraphQLEndpointTests.ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("ready", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("fake", json.RootElement.GetProperty("store").GetString());
        Assert.Equal("It holds what the test says.", json.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Ready_StoreFails_Is503WithTheReason()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnHealth = _ => throw new GraphStoreException("It is down.", true);
        using var response = await server.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("It is down.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_StoreHangs_Is503AfterTheLimit()
    {
        await using var server = await TestServer.StartAsync("--Server:HealthTimeout=00:00:00.050");
        server.Store.OnHealth = async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new StoreHealth(true, "");
        };
        using var response = await server.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("Server:HealthTimeout", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
