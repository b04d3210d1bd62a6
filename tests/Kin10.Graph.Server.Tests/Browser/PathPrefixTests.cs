using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>The pages behind a proxy that puts a path before theirs, and takes it away again.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PathPrefixTests(ServerFixture server, BrowserFixture browser)
{
    [BrowserFact]
    public async Task Pages_BehindAPrefix_LeadFromTheMapToAnAnswer()
    {
        const string prefix = "/a/kin10/";
        await using var proxy = await StartProxyAsync(prefix);
        await using var watched = await browser.OpenAsync(new Uri(proxy.Urls.Single()));
        var page = watched.Page;

        await page.GotoAsync(prefix);
        await Assertions.Expect(page.Locator("#story")).ToContainTextAsync("root causes are known here");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Gap explorer" }).ClickAsync();
        await Assertions.Expect(page.Locator("#rows tr").First).ToBeAttachedAsync();
        Assert.Equal($"{prefix}gaps", new Uri(page.Url).AbsolutePath);
        await page.GotoAsync($"{prefix}graphql#question=TeachersPromised");
        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync("TeachersPromised");
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.GetByLabel("Execute query").ClickAsync(),
            response => response.Request.PostData?.Contains("TeachersPromised", StringComparison.Ordinal) == true);

        Assert.Equal(200, answer.Status);
        Assert.Equal($"{prefix}graphql", new Uri(answer.Url).AbsolutePath);
        watched.AssertNothingWentWrong();

        // This proxy passes on no WebSockets: where they would go is enough.
        await page.GotoAsync($"{prefix}graphql#query=subscription+Live+%7B+graph+%7B+name+%7D+%7D");
        var socket = await page.RunAndWaitForWebSocketAsync(() => page.ReloadAsync());
        await Assertions.Expect(page.Locator(".graphiql-query-editor .view-lines")).ToContainTextAsync("Live");
        Assert.Equal($"ws://{new Uri(proxy.Urls.Single()).Authority}{prefix}graphql", socket.Url);
    }

    [BrowserFact]
    public async Task NodePages_BehindAPrefix_LeadOnBelowIt()
    {
        const string prefix = "/a/kin10/";
        await using var proxy = await StartProxyAsync(prefix);
        await using var watched = await browser.OpenAsync(new Uri(proxy.Urls.Single()));
        var page = watched.Page;

        await page.GotoAsync($"{prefix}partners");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "EDC", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("EDC · Kin10.Graph");
        var targets = await page.Locator("a[href]:not([rel])").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)");

        Assert.Equal($"{prefix}partners/edc", new Uri(page.Url).AbsolutePath);
        Assert.All(targets, target => Assert.StartsWith(prefix, target, StringComparison.Ordinal));
        watched.AssertNothingWentWrong();
    }

    [BrowserFact]
    public async Task Playground_WithASlashBehindIt_IsFoundWithoutOne()
    {
        await using var watched = await browser.OpenAsync(server.BaseAddress);
        await watched.Page.GotoAsync("/graphql/");

        Assert.Equal("/graphql", new Uri(watched.Page.Url).AbsolutePath);
        await Assertions.Expect(watched.Page.Locator(".graphiql-query-editor")).ToBeVisibleAsync();
        watched.AssertNothingWentWrong();
    }

    private async Task<WebApplication> StartProxyAsync(string prefix)
    {
        var client = new HttpClient { BaseAddress = server.BaseAddress };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            var path = context.Request.Path.Value!;
            if (!path.StartsWith(prefix, StringComparison.Ordinal))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            using var request = new HttpRequestMessage(
                new HttpMethod(context.Request.Method), path[(prefix.Length - 1)..] + context.Request.QueryString);
            request.Headers.TryAddWithoutValidation("Accept", [.. context.Request.Headers.Accept]);
            if (context.Request.ContentLength > 0)
            {
                request.Content = new StreamContent(context.Request.Body);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
            }

            using var response = await client.SendAsync(request);
            context.Response.StatusCode = (int)response.StatusCode;
            context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            foreach (var policy in response.Headers.Where(header => header.Key == "Content-Security-Policy").SelectMany(header => header.Value))
            {
                context.Response.Headers.ContentSecurityPolicy = policy;
            }

            await response.Content.CopyToAsync(context.Response.Body);
        });
        app.Lifetime.ApplicationStopped.Register(client.Dispose);
        await app.StartAsync();
        return app;
    }
}
