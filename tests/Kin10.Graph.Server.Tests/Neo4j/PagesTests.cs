using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>The pages of single nodes over a database.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class PagesTests(Neo4jFixture neo4j)
{
    [Neo4jTheory]
    [InlineData("root-causes/teaching-offers-few-leadership-opportunities")]
    [InlineData("grand-challenges/preparation")]
    [InlineData("partners/edc")]
    [InlineData("practices/code-together")]
    [InlineData("initiatives/summit-2013")]
    [InlineData("funders/100kin10")]
    [InlineData("partners")]
    [InlineData("sitemap.xml")]
    public async Task Get_Page_IsThatOfTheEmbeddedStore(string path)
    {
        const string site = "--Server:PublicUrl=https://graph.example.org";
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync(site);
        await using var embedded = await GraphServer.StartAsync(Kin10Model.Seed, site);

        using var response = await server.Client.GetAsync(path);

        Assert.Equal(await embedded.Client.GetStringAsync(path), await response.Content.ReadAsStringAsync());
        Assert.NotNull(response.Headers.ETag);
    }
}
