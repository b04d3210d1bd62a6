using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Kin10.Graph.Server.Pages;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Pages;

public class SitemapMakerTests
{
    private const string Site = "https://graph.example.org/kin10";
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Get_SitemapOfTheSeed_HasEveryNodeAndEachAddressAnswers()
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed, $"--Server:PublicUrl={Site}");
        var addresses = await WalkAsync(server.Client);

        var nodes = Kin10Model.Seed.Nodes
            .Where(table => PageKind.All.Any(kind => kind.Type == table.Type.Name))
            .Sum(table => table.Rows.Count);
        Assert.Equal(1 + PageKind.All.Count + nodes, addresses.Count);
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        foreach (var address in addresses)
        {
            using var response = await server.Client.GetAsync(PathOf(address));
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address} answers {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Get_MoreNodesThanAPartHolds_AreInSeveralParts()
    {
        const int count = (2 * SitemapMaker.MostOfPart) + 3;
        var graph = new GraphBuilder(Kin10Model.Model);
        for (var i = 0; i < count; i++)
        {
            graph.Node($"Funder:f{i}");
        }

        await using var server = await GraphServer.StartAsync(graph.Build(), $"--Server:PublicUrl={Site}");
        var addresses = await WalkAsync(server.Client);

        Assert.Equal(count, addresses.Count(address => address.StartsWith($"{Site}/funders/", StringComparison.Ordinal)));
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
    }

    [Fact]
    public async Task Get_Robots_NamesTheSitemap()
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed, $"--Server:PublicUrl={Site}");

        Assert.Equal($"User-agent: *\nAllow: /\nSitemap: {Site}/sitemap.xml\n", await server.Client.GetStringAsync("robots.txt"));
    }

    [Theory]
    [InlineData("robots.txt")]
    [InlineData("sitemap.xml")]
    [InlineData("sitemaps/partners.xml")]
    public async Task Get_WithoutPublicUrl_Is404ThatNamesTheSetting(string path)
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed);
        using var response = await server.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Server:PublicUrl", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string PathOf(string address)
    {
        Assert.StartsWith($"{Site}/", address, StringComparison.Ordinal);
        return address[(Site.Length + 1)..];
    }

    private static async Task<List<string>> WalkAsync(HttpClient client)
    {
        var index = XDocument.Parse(await client.GetStringAsync("sitemap.xml"));
        Assert.Equal(Sitemaps + "sitemapindex", index.Root!.Name);
        var addresses = new List<string>();
        foreach (var part in index.Descendants(Sitemaps + "loc"))
        {
            var map = XDocument.Parse(await client.GetStringAsync(PathOf(part.Value)));
            Assert.Equal(Sitemaps + "urlset", map.Root!.Name);
            var times = map.Descendants(Sitemaps + "lastmod").ToList();
            Assert.Equal(map.Root.Elements().Count(), times.Count);
            Assert.All(times, time => Assert.True(DateTimeOffset.TryParse(time.Value, CultureInfo.InvariantCulture, out _)));
            addresses.AddRange(map.Descendants(Sitemaps + "loc").Select(address => address.Value));
        }

        return addresses;
    }
}
