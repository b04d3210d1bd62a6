using System.Text;
using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Tests.Http;

public class BatchReaderTests
{
    private const int MaxDepth = 3;
    private const int MaxBatch = 2;

    [Theory]
    [InlineData("[", true)]
    [InlineData(" \r\n\t[]", true)]
    [InlineData("{\"a\":[]}", false)]
    [InlineData("  ", false)]
    public void IsBatch_Body_IsToldByItsFirstCharacter(string body, bool expected) =>
        Assert.Equal(expected, BatchReader.IsBatch(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Read_Array_IsTakenApart() =>
        Assert.Equal(
            ["""{"query":"[\""}""", """{ "variables": {"a":[1]} }"""],
            Read(""" [ {"query":"[\""} , { "variables": {"a":[1]} } ] """));

    [Theory]
    [InlineData("[]", "no requests")]
    [InlineData("[{},1]", "must be a request")]
    [InlineData("[[{}]]", "must be a request")]
    [InlineData("[{},null]", "must be a request")]
    [InlineData("[{},{},{}]", "Server:MaxBatch")]
    [InlineData("[{}", "not JSON")]
    [InlineData("[{},]", "not JSON")]
    [InlineData("[{}] x", "not JSON")]
    [InlineData("[{\"a\":[[[1]]]}]", "3 levels")]
    public void Read_WrongArray_IsRefusedWithTheReason(string body, string reason)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => Read(body));

        Assert.Equal(400, refused.StatusCode);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Read(string body) =>
        BatchReader.Read(Encoding.UTF8.GetBytes(body), MaxDepth, MaxBatch).Select(request => Encoding.UTF8.GetString(request.Span));
}
