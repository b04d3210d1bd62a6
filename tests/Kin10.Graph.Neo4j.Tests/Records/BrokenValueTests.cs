using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Neo4j.Tests.Support;

namespace Kin10.Graph.Neo4j.Tests.Records;

/// <summary>Values that were edited by hand and break the model: located errors, and null as far up as it must go.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class BrokenValueTests : BookStore
{
    protected override GraphBundle Graph =>
        GraphBuilder.Books.Node("Book:a", ("size", 1), ("tags", new[] { "x" })).Node("Book:b", ("genre", "PROSE")).Node("Series:s")
            .Link("PART_OF", "Book:a", "Series:s").Build();

    [Neo4jTheory]
    [InlineData("SET n.size = 'large'", "size", "\"size\":null", "\"path\":[\"books\",\"nodes\",0,\"size\"]")]
    [InlineData("SET n.size = 3000000000", "size", "\"size\":null", "Book.size holds a value")]
    [InlineData("SET n.isOld = 1", "isOld", "\"isOld\":null", "not of the model's type Boolean")]
    [InlineData("SET n.published = '2000-01-01'", "published", "\"published\":null", "not of the model's type LocalDate")]
    [InlineData("SET n.price = 1.0 / 0", "price", "\"price\":null", "not of the model's type Float")]
    [InlineData("SET n.genre = 'POEM'", "genre", "\"genre\":null", "not of the model's type Genre")]
    [InlineData("REMOVE n.name", "name", "\"data\":null", "Book.name is missing in the database")]
    [InlineData("SET n.tags = [1, 2]", "tags", "\"data\":null", "\"path\":[\"books\",\"nodes\",0,\"tags\",0]")]
    [InlineData("SET n.tags = 'x'", "tags", "\"data\":null", "Book.tags holds a value")]
    [InlineData("SET n.price = 2", "price", "\"price\":2}", "")]
    [InlineData("REMOVE n.tags", "tags", "\"tags\":[]}", "")]
    public async Task Ask_ForABrokenValue_GivesALocatedError(string change, string field, string expected, string error)
    {
        await Neo4jServer.RunAsync(Driver, $"MATCH (n:Book {{id: 'Book:a'}}) {change}");

        var response = await AskAsync($"{{ books {{ nodes {{ id {field} }} }} }}");

        Assert.Contains(expected, response, StringComparison.Ordinal);
        Assert.Contains(error, response, StringComparison.Ordinal);
        Assert.Equal(error.Length > 0, response.Contains("\"code\":\"INTERNAL\"", StringComparison.Ordinal));
    }

    [Neo4jTheory]
    [InlineData("SET n.size = 1.5", "books { aggregate { size { sum } } }", "\"path\":[\"books\",\"aggregate\",\"size\",\"sum\"]")]
    [InlineData("SET n.size = 1.5", "books { aggregate { size { avg } } }", "\"path\":[\"books\",\"aggregate\",\"size\",\"avg\"]")]
    [InlineData("SET n.size = 'large'", "books { aggregate { size { max } } }", "\"path\":[\"books\",\"aggregate\",\"size\",\"max\"]")]
    [InlineData("SET n.price = 'dear'", "books { aggregate { price { sum } } }", "\"path\":[\"books\",\"aggregate\",\"price\",\"sum\"]")]
    [InlineData("SET n.size = 'large'", "books { groupBy(by: [SIZE]) { key { size } } }", "\"size\"]")]
    [InlineData("SET n.size = 'large'", "books { aggregate { size { sum } } }", "\"path\":[\"books\"]")]
    [InlineData("SET n.name = 7", "books(where: { name: { contains: \"a\", mode: INSENSITIVE } }) { totalCount }", "\"path\":[\"books\"]")]
    [InlineData("SET n.tags = 5", "books { groupBy(by: [TAGS]) { key { tags } } }", "\"path\":[\"books\"]")]
    [InlineData(
        "SET n.size = 'large'", "seriesList(order: [{ books: { sum: { size: ASC } } }]) { nodes { id } }", "\"path\":[\"seriesList\"]")]
    public async Task Ask_ToComputeWithABrokenValue_GivesALocatedErrorAndAnswersTheRest(string change, string field, string place)
    {
        await Neo4jServer.RunAsync(Driver, $"MATCH (n:Book {{id: 'Book:a'}}) {change}");

        var response = await AskAsync($"{{ {field} node(id: \"Book:b\") {{ id }} }}");

        Assert.Contains(place, response, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"INTERNAL\"", response, StringComparison.Ordinal);
        Assert.DoesNotContain("large", response, StringComparison.Ordinal);
        Assert.Single(System.Text.Json.JsonDocument.Parse(response).RootElement.GetProperty("errors").EnumerateArray());
    }

    [Neo4jFact]
    public async Task Ask_NothingButAFilterByABrokenValue_GivesItsError()
    {
        await Neo4jServer.RunAsync(Driver, "MATCH (n:Book {id: 'Book:a'}) SET n.name = 7");
        var harness = new GraphHarness(Store, BookModel.Model);
        var (response, version) = await harness.ReadAsync(
            "{ books(where: { name: { contains: \"a\", mode: INSENSITIVE } }) { totalCount } }");

        Assert.Contains("\"code\":\"INTERNAL\"", response, StringComparison.Ordinal);
        Assert.Equal(await Store.ReadVersionAsync(CancellationToken.None), version);
    }

    [Neo4jFact]
    public async Task Ask_BelowANullableField_NullsThatAlone()
    {
        await Neo4jServer.RunAsync(Driver, "MATCH (n:Series) REMOVE n.name");

        var response = await AskAsync("{ books(order: [{ size: ASC }]) { nodes { id series { id name } size } totalCount } }");

        Assert.StartsWith(
            "{\"data\":{\"books\":{\"nodes\":[{\"id\":\"Book:a\",\"series\":null,\"size\":1},{\"id\":\"Book:b\",\"series\":null,\"size\":null}],\"totalCount\":2}},\"errors\":[",
            response,
            StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"books\",\"nodes\",0,\"series\",\"name\"]", response, StringComparison.Ordinal);
    }
}
