using System.Text;
using Kin10.Graph.Server.Answers;
using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Tests.Http;

public class EntityTagsTests
{
    private readonly EntityTags _tags = new("type Query { a: Int }");

    [Fact]
    public void Hash_AnythingOfTheRequestDiffers_Differs()
    {
        string[] hashes =
        [
            Hash("v1", "{ a }"),
            Hash("v2", "{ a }"),
            Hash("v1", "{ b }"),
            Hash("v1", "{ a }", "A"),
            Hash("v1A", "{ a }"),
            Hash("v1", "{ a }", null, """{"a":1}"""),
            Hash("v1", "{ a }", null, """{"a":2}"""),
            Hash("v1", "{ a }", mediaType: ResponseMediaType.GraphQLResponse),
            new EntityTags("type Query { b: Int }").Key(Parameters("{ a }", null, null), ResponseMediaType.Json).Tag("v1"),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Hash_SameRequest_IsTheSame() => Assert.Equal(Hash("v1", "{ a }", "A", "{}"), Hash("v1", "{ a }", "A", "{}"));

    [Fact]
    public void FindMatch_TagOfTheCodingOrOfNone_Matches()
    {
        Assert.Equal("\"h-br\"", EntityTags.FindMatch("\"x\", \"h-br\"", "h", ContentCoding.Brotli));
        Assert.Equal("\"h\"", EntityTags.FindMatch("W/\"h\"", "h", ContentCoding.Brotli));
    }

    [Fact]
    public void FindMatch_Asterisk_MatchesWhateverThereIs() =>
        Assert.Equal("\"h-br\"", EntityTags.FindMatch(" * ", "h", ContentCoding.Brotli));

    [Fact]
    public void FindMatch_OtherTags_DoNotMatch()
    {
        Assert.Null(EntityTags.FindMatch("\"x\"", "h", ContentCoding.Identity));
        Assert.Null(EntityTags.FindMatch("\"h-br\"", "h", ContentCoding.Gzip));
        Assert.Null(EntityTags.FindMatch("h", "h", ContentCoding.Identity));
    }

    private string Hash(
        string version, string query, string? name = null, string? variables = null, ResponseMediaType mediaType = ResponseMediaType.Json)
    {
        using var parameters = Parameters(query, name, variables);
        return _tags.Key(parameters, mediaType).Tag(version);
    }

    private static RequestParameters Parameters(string query, string? name, string? variables)
    {
        var parameters = new RequestParameters { Query = Encoding.UTF8.GetBytes(query), OperationName = name };
        if (variables is not null)
        {
            parameters.SetVariables(Encoding.UTF8.GetBytes(variables), 10);
        }

        return parameters;
    }
}
