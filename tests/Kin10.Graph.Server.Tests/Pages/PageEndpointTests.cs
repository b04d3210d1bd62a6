using System.Net;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Tests.Pages;

public class PageEndpointTests
{
    private const string Path = "/partners/edc";

    [Fact]
    public async Task Get_WithItsTag_Is304UntilTheGraphChanges()
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed);
        foreach (var coding in (string[])["", "gzip", "br"])
        {
            using var first = await GetAsync(server.Client, Path, ("Accept-Encoding", coding));
            using var again = await GetAsync(
                server.Client, Path, ("Accept-Encoding", coding), ("If-None-Match", first.Headers.ETag!.ToString()));

            Assert.Equal(coding, string.Join("", first.Content.Headers.ContentEncoding));
            Assert.Equal("public, no-cache", first.Headers.CacheControl!.ToString());
            Assert.Contains("Accept-Encoding", first.Headers.Vary);
            Assert.Contains("frame-ancestors 'none'", Assert.Single(first.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        }

        using var before = await GetAsync(server.Client, Path);
        await server.ImportAsync(new GraphBuilder(Kin10Model.Model)
            .Node("Partner:edc", ("name", "Another name"), ("role", "UNKNOWN"), ("membership", "STATED"))
            .Build());
        using var after = await GetAsync(server.Client, Path, ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("<h1>Another name</h1>", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Cache:MaxBytes=0")]
    [InlineData("--Cache:MaxBytes=10000000")]
    public async Task Get_AgainAndTogether_IsTheSame(string setting)
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed, setting);
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Client.GetStringAsync(Path)));
        var last = await server.Client.GetStringAsync(Path);

        Assert.All(pages, page => Assert.Equal(last, page));
    }

    [Fact]
    public async Task Head_Page_HasTheHeadersOfGet()
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed);
        using var get = await GetAsync(server.Client, Path);
        using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Path));

        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/partners/", "../partners")]
    [InlineData("/partners/edc/", "../edc")]
    [InlineData("/partners/a%20%22b/", "../a%20%22b")]
    public async Task Get_WithASlashBehind_LeadsToTheAddressWithout(string path, string target)
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed);
        using var response = await GetAsync(server.Client, path);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(target, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/partners/university-of-texas", "University of Texas at Tyler Ingenuity Center")]
    [InlineData("/partners/edx", ">EDC</a>")]
    [InlineData("/funders/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "all funders")]
    [InlineData("/partners/Partner:edc", "all partners")]
    public async Task Get_UnknownName_Is404WithTheNearest(string path, string hint)
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed);
        using var response = await GetAsync(server.Client, path);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Null(response.Headers.ETag);
        Assert.Contains(hint, page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownNameWithoutSearch_Is404()
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed, "--Search:Enabled=false");
        using var response = await GetAsync(server.Client, "/partners/nobody");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Get_StoreThatDoesNotAnswer_Is503WithTheTimeToTryAgain()
    {
        await using var server = await TestServer.StartAsync("--Server:RetryAfter=00:00:07");
        server.Store.OnRead = static _ => throw new GraphStoreException("The test says so.", isTransient: true);
        using var response = await server.GetAsync(Path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("7", response.Headers.RetryAfter!.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Contains("<h1>The graph does not answer at the moment</h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(server.Log.Entries, entry => entry.Message.StartsWith("GET PartnerPage StoreUnavailable 503", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_FaultOfTheServer_IsAPageThatSaysNothingOfTheInside()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnRead = static _ => throw new InvalidOperationException("secret");
        using var response = await server.GetAsync(Path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_MoreThanAClientMay_Is429()
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed, "--RateLimit:CostPerMinute=5000", "--Cache:MaxBytes=0");
        var codes = new List<HttpStatusCode>();
        HttpResponseMessage response;
        do
        {
            response = await GetAsync(server.Client, Path);
            codes.Add(response.StatusCode);
        }
        while (response.StatusCode == HttpStatusCode.OK && codes.Count < 1000);

        Assert.Equal(HttpStatusCode.OK, codes[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Get_List_GoesOnByCursor()
    {
        var graph = new GraphBuilder(Kin10Model.Model);
        for (var i = 0; i < 450; i++)
        {
            graph.Node($"Funder:f{i:000}");
        }

        await using var server = await GraphServer.StartAsync(graph.Build());
        var (path, found) = ("funders", 0);
        for (var pages = 1; pages <= 3; pages++)
        {
            var page = await server.Client.GetStringAsync(path);
            found += page.Split("<li><a href=\"./funders/f").Length - 1;
            var next = page.Split("rel=\"next\" href=\"./").ElementAtOrDefault(1)?.Split('"')[0];
            Assert.Equal(pages == 3, next is null);
            path = next ?? path;
        }

        Assert.Equal(450, found);
        using var wrong = await GetAsync(server.Client, "/funders?after=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("Begin at the first page", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request);
    }
}
