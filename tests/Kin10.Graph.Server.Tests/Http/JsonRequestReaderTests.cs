using System.Text;
using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Tests.Http;

public class JsonRequestReaderTests
{
    private const int MaxDepth = 10;

    [Fact]
    public void Read_WholeRequest_FindsEveryParameter()
    {
        using var parameters = Read("""
            {"extensions":{"a":[1,{}]},"variables":{"a":[1,"x"]},"strange":[{"query":1}],"query":"query A { a }","operationName":"A"}
            """);

        Assert.Equal("query A { a }", Text(parameters.Query));
        Assert.Equal("A", parameters.OperationName);
        Assert.Equal("""{"a":[1,"x"]}""", Encoding.UTF8.GetString(parameters.VariablesText.Span));
        Assert.Null(parameters.PersistedQuery);
        var request = parameters.ToRequest(allowMutation: false);
        Assert.Equal("x", request.Variables!.Value.GetProperty("a")[1].GetString());
        Assert.False(request.AllowMutation);
    }

    [Fact]
    public void Read_EscapedQuery_IsUnescaped()
    {
        using var parameters = Read("""{"query":"{\n\ta(b: \"\u00e9\ud83c\udfc3\/\")}"}""");

        Assert.Equal("{\n\ta(b: \"\u00e9\U0001F3C3/\")}", Text(parameters.Query));
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoPartOfTheJson()
    {
        using var parameters = Read("\uFEFF{\"query\":\"{ a }\"}");

        Assert.Equal("{ a }", Text(parameters.Query));
    }

    [Theory]
    [InlineData("""{"query":"{ a }","operationName":"","variables":[]}""")]
    [InlineData("""{"query":"{ a }","variables":{"a":1},"variables":[],"operationName":null}""")]
    public void Read_EmptyNameAndEmptyArray_AreNoNameAndNoVariables(string body)
    {
        using var parameters = Read(body);

        Assert.Null(parameters.OperationName);
        Assert.Null(parameters.ToRequest(true).Variables);
    }

    [Fact]
    public void Read_EscapedKeys_AreTheSameKeys()
    {
        using var parameters = Read("""{"qu\u0065ry":"{ a }"}""");

        Assert.Equal("{ a }", Text(parameters.Query));
    }

    [Fact]
    public void Read_KeyTwice_TheLastCounts()
    {
        using var parameters = Read("""{"query":"{ a }","variables":{"a":1},"query":"{ b }","variables":null}""");

        Assert.Equal("{ b }", Text(parameters.Query));
        Assert.Null(parameters.ToRequest(true).Variables);
    }

    [Fact]
    public void Read_PersistedQuery_IsNoticed()
    {
        using var parameters = Read("""{"extensions":{"a":{},"persistedQuery":{"x":[1],"version":1,"sha256Hash":"00"},"b":[2]}}""");

        Assert.Equal(new PersistedQueryName(IsVersion1: true, Hash: null), parameters.PersistedQuery);
        Assert.Null(parameters.Query);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "not JSON")]
    [InlineData("{", "not JSON")]
    [InlineData("""{"query":"{ a }"} x""", "not JSON")]
    [InlineData("""{"query":"{ a }",}""", "not JSON")]
    [InlineData("\"{ a }\"", "must be a JSON object")]
    [InlineData("""{"query":1}""", "query must be a string")]
    [InlineData("""{"query":["a"]}""", "query must be a string")]
    [InlineData("""{"operationName":{}}""", "operationName must be a string")]
    [InlineData("""{"variables":"a"}""", "variables must be an object")]
    [InlineData("""{"variables":[1]}""", "variables must be an object")]
    [InlineData("""{"extensions":0}""", "extensions must be an object")]
    [InlineData("""{"extensions":{"persistedQuery":"00"}}""", "persistedQuery must be an object")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""", "sha256Hash")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":["00"]}}}""", "sha256Hash")]
    [InlineData("""{"query":"\ud800"}""", "surrogate")]
    [InlineData("""{"variables":{"a":["\udc00"]}}""", "surrogate")]
    [InlineData("""{"variables":{"\ud800":1}}""", "surrogate")]
    [InlineData("""{"variables":{"a":[[[[[[[[[[[1]]]]]]]]]]]}}""", "10 levels")]
    public void Read_WrongBody_IsRefusedWithTheReason(string body, string reason)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => Read(body));

        Assert.Equal(400, refused.StatusCode);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotUtf8_IsRefused()
    {
        var body = Encoding.Latin1.GetBytes("""{"query":"{ a(b: \"é\") }"}""");

        var refused = Assert.Throws<RequestRefusedException>(() => JsonRequestReader.Decode(body));

        Assert.Contains("UTF-8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryPrefixOfARequest_IsRefused()
    {
        var body = """{"query":"{ \n a }","operationName":null,"variables":{"a":"\u00e9"},"extensions":{"b":{}}}""";
        for (var length = 0; length < body.Length; length++)
        {
            Assert.Throws<RequestRefusedException>(() => Read(body[..length]));
        }
    }

    private static RequestParameters Read(string body)
    {
        var parameters = new RequestParameters();
        JsonRequestReader.Read(JsonRequestReader.Decode(Encoding.UTF8.GetBytes(body)), MaxDepth, parameters);
        return parameters;
    }

    private static string Text(ReadOnlyMemory<byte>? text) => Encoding.UTF8.GetString(text!.Value.Span);
}
