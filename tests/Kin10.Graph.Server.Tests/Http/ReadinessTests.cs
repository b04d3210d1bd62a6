using System.Net;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kin10.Graph.Server.Tests.Http;

public class ReadinessTests
{
    [Fact]
    public async Task Stop_RequestInFlight_IsAnsweredFirst()
    {
        await using var server = await TestServer.StartAsync();
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        server.Store.OnRead = async _ =>
        {
            begun.SetResult();
            await goOn.Task;
        };
        var answer = server.PostAsync($$"""{"query":"{{TestServer.Query}}"}""");
        await begun.Task;
        var stop = server.App.StopAsync();
        goOn.SetResult();
        await stop;

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Stop_WhileItWaits_TheServerSaysThatItIsNotReadyAndStillAnswers()
    {
        await using var server = await TestServer.StartAsync("--Server:ShutdownDelay=00:30:00");
        using var waiting = new CancellationTokenSource();
        var readiness = server.App.Services.GetRequiredService<Readiness>();
        var stopping = readiness.StoppingAsync(waiting.Token);
        using var ready = await server.GetAsync("/health/ready");
        using var answer = await server.PostAsync($$"""{"query":"{{TestServer.Query}}"}""");
        await waiting.CancelAsync();
        await stopping;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("stopping", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task IsStopping_AfterTheSignal_IsTrue()
    {
        await using var server = await TestServer.StartAsync();
        var readiness = server.App.Services.GetRequiredService<Readiness>();
        Assert.False(readiness.IsStopping);

        server.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.True(readiness.IsStopping);
    }
}
