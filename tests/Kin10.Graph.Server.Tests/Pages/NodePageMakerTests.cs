using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kin10.Graph.Bundles;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Pages;

public sealed partial class NodePageMakerTests
{
    private const string Hostile = "</script><script>alert(1)</script> \" onload='x' & <b>";

    [Theory]
    [InlineData("grand-challenges/preparation", "Preparation", "DefinedTerm")]
    [InlineData("root-causes/states-with-strong-science-standards", "States with strong science standards", "DefinedTerm")]
    [InlineData("partners/edc", "EDC", "Organization")]
    [InlineData("practices/code-together", "Code Together", "CreativeWork")]
    [InlineData("initiatives/100kin10-funding-registry", "100Kin10 funding registry", "Project")]
    [InlineData("funders/carnegie-corporation-of-new-york", "Carnegie Corporation of New York", "Organization")]
    public async Task Get_NodeOfEachType_SaysWhatItIsToMachines(string path, string name, string type)
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed, "--Server:PublicUrl=https://graph.example.org/kin10/");
        var page = await server.Client.GetStringAsync(path);

        Assert.Contains($"<title>{name} · Kin10.Graph</title>", page, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:title\" content=\"{name}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"https://graph.example.org/kin10/{path}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:url\" content=\"https://graph.example.org/kin10/{path}\">", page, StringComparison.Ordinal);
        Assert.InRange(Description().Match(page).Groups[1].Length, 40, 300);
        var graph = LinkedDataOf(page).GetProperty("@graph");
        Assert.Equal(type, graph[0].GetProperty("@type").GetString());
        Assert.Equal(name, graph[0].GetProperty("name").GetString());
        Assert.Equal($"https://graph.example.org/kin10/{path}", graph[0].GetProperty("url").GetString());
        Assert.Equal(3, graph[1].GetProperty("itemListElement").GetArrayLength());
    }

    [Fact]
    public async Task Get_WithoutPublicUrl_NamesNoHost()
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed);
        using var request = new HttpRequestMessage(HttpMethod.Get, "partners/edc") { Headers = { Host = "evil.example" } };
        using var response = await server.Client.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("canonical", page, StringComparison.Ordinal);
        Assert.DoesNotContain("og:url", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("root-causes/hostile")]
    [InlineData("partners/hostile")]
    [InlineData("funders/hostile")]
    [InlineData("partners")]
    [InlineData("root-causes")]
    public async Task Get_NamesThatAreMarkup_AreText(string path)
    {
        await using var server = await GraphServer.StartAsync(HostileGraph(), "--Server:PublicUrl=https://graph.example.org");
        var page = await server.Client.GetStringAsync(path);

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("onload='x'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onload", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;/script&gt;&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        if (path.Contains('/', StringComparison.Ordinal))
        {
            Assert.Equal(Hostile, LinkedDataOf(page).GetProperty("@graph")[0].GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Get_JudgementsAndUnknownMoney_AreSaidToBeSo()
    {
        await using var server = await GraphServer.StartAsync(Kin10Model.Seed);
        var cause = await server.Client.GetStringAsync("root-causes/teaching-offers-few-leadership-opportunities");
        var funder = await server.Client.GetStringAsync("funders/carnegie-corporation-of-new-york");

        Assert.Contains("<span class=\"basis judged\">judged</span> A corps of master teachers", cause, StringComparison.Ordinal);
        Assert.Contains("That does not mean that nobody pays.", cause, StringComparison.Ordinal);
        Assert.Contains("known, and 4 investments of unknown amount", funder, StringComparison.Ordinal);
        Assert.Contains("<strong>Amount unknown</strong>", funder, StringComparison.Ordinal);
        Assert.DoesNotContain("$0", cause + funder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_PartnerWithThousandsOfCommitments_IsCutAndSaysWhereTheRestIs()
    {
        var graph = new GraphBuilder(Kin10Model.Model)
            .Node("Partner:busy", ("role", "UNKNOWN"), ("membership", "STATED"))
            .Node("RootCause:cause", ("naming", "PRESS"));
        for (var i = 0; i < 10_000; i++)
        {
            graph.Node($"Commitment:c{i:00000}", ("status", "UNKNOWN"))
                .Link("MADE", "Partner:busy", $"Commitment:c{i:00000}")
                .Link("ADDRESSES", $"Commitment:c{i:00000}", "RootCause:cause", ("basis", "STATED"));
        }

        await using var server = await GraphServer.StartAsync(graph.Build());
        var partner = await server.Client.GetStringAsync("partners/busy");
        var cause = await server.Client.GetStringAsync("root-causes/cause");

        Assert.Contains("and 9,950 more: <a href=\"../graphql#query=", partner, StringComparison.Ordinal);
        Assert.Contains("c00049", partner, StringComparison.Ordinal);
        Assert.DoesNotContain("c00050", partner, StringComparison.Ordinal);
        Assert.Contains("c00004 and 9,995 more", cause, StringComparison.Ordinal);
        Assert.InRange(cause.Length, 1, 100_000);
    }

    [Fact]
    public async Task Get_SmallerPagesThanUsual_AreKeptTo()
    {
        await using var server = await GraphServer.StartAsync(
            Kin10Model.Seed, "--Limits:MaxPageSize=20", "--Limits:DefaultPageSize=20", "--Server:PublicUrl=https://graph.example.org");

        foreach (var path in (string[])["partners", "funders/100kin10", "sitemaps/partners.xml"])
        {
            using var response = await server.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static JsonElement LinkedDataOf(string page) =>
        JsonSerializer.Deserialize<JsonElement>(LinkedData().Match(page).Groups[1].Value);

    private static GraphBundle HostileGraph() => new GraphBuilder(Kin10Model.Model)
        .Node("RootCause:hostile", ("name", Hostile), ("summary", Hostile), ("note", Hostile), ("naming", "PRESS"), ("sources", Sources))
        .Node(
            "Partner:hostile", ("name", Hostile), ("website", "javascript:alert(1)"), ("role", "UNKNOWN"), ("membership", "STATED"),
            ("states", new[] { Hostile }), ("sources", Sources))
        .Node("Funder:hostile", ("name", Hostile), ("website", "https://example.org/\"><script>alert(1)</script>"), ("sources", Sources))
        .Node("Commitment:hostile", ("name", Hostile), ("status", "UNKNOWN"), ("statusText", Hostile), ("sources", Sources))
        .Node("Investment:hostile", ("name", Hostile), ("scope", "PLEDGE"), ("purpose", Hostile), ("givenTo", Hostile), ("sources", Sources))
        .Link("MADE", "Partner:hostile", "Commitment:hostile")
        .Link("ADDRESSES", "Commitment:hostile", "RootCause:hostile", ("basis", "INFERRED"), ("note", Hostile))
        .Link("GAVE", "Funder:hostile", "Investment:hostile")
        .Link("WENT_TO", "Investment:hostile", "Partner:hostile")
        .Build();

    private static string[] Sources => [Hostile, "javascript:alert(1)", "https://example.org/?a=1&b=\"><script>alert(1)</script>"];

    [GeneratedRegex("<meta name=\"description\" content=\"([^\"]*)\">")]
    private static partial Regex Description();

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*)</script>")]
    private static partial Regex LinkedData();
}
