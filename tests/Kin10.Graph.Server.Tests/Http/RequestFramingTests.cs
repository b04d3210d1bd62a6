using System.Net.Sockets;
using System.Text;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>Requests whose end is in doubt, over a bare socket: nothing that follows them may be answered.</summary>
public class RequestFramingTests
{
    private const string Body = """{"query":"{ __typename }"}""";
    private const string Answer = """{"data":{"__typename":"Query"}}""";
    private const string Next = "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    private static readonly string Chunks = $"{Body.Length:x}\r\n{Body}\r\n0\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: +26")]
    [InlineData("Content-Length: -0")]
    [InlineData("Content-Length: 26,26")]
    [InlineData("Content-Length: 2 6")]
    [InlineData("Content-Length: 0x1a")]
    [InlineData("Content-Length: 26.0")]
    [InlineData("Content-Length:")]
    [InlineData("Content-Length: 18446744073709551642")]
    [InlineData("Content-Length: 00000000000000000000000000000026")]
    [InlineData("Content-Length: 26\r\nContent-Length: 5")]
    [InlineData("Content-Length: 5\r\nContent-Length: 26")]
    [InlineData("Content-Length: 26\r\nContent-Length: 26")]
    [InlineData("Content-Length : 26")]
    [InlineData("Content-Length: 26\r\n ,5")]
    public async Task Post_LengthInDoubt_Is400AndTheConnectionEnds(string headers)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await SendAsync(server, headers, Body + Next);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Single(Answers(answer));
        Assert.DoesNotContain(Answer, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 26")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: chunked, chunked")]
    [InlineData("Transfer-Encoding: gzip, chunked")]
    [InlineData("Transfer-Encoding: identity, chunked")]
    [InlineData("Transfer-Encoding: chunked, identity")]
    [InlineData("Transfer-Encoding: xchunked")]
    [InlineData("Transfer-Encoding : chunked")]
    public async Task Post_CodingInDoubt_Is400AndTheConnectionEnds(string headers)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await SendAsync(server, headers, Chunks + Next);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Single(Answers(answer));
        Assert.DoesNotContain(Answer, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ChunksByOldProtocol_Is400()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await SendAsync(server, "Transfer-Encoding: chunked\r\nConnection: keep-alive", Chunks + Next, "HTTP/1.0");

        Assert.Contains(" 400 ", answer.Split('\r')[0], StringComparison.Ordinal);
        Assert.Single(Answers(answer));
    }

    [Theory]
    [InlineData("Content-Length: 26", false)]
    [InlineData("content-length:\t 026 ", false)]
    [InlineData("Transfer-Encoding: chunked", true)]
    [InlineData("transfer-encoding: Chunked", true)]
    public async Task Post_LengthBeyondDoubt_IsAnsweredAndSoIsTheNextRequest(string headers, bool isChunked)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await SendAsync(server, headers, (isChunked ? Chunks : Body) + Next);

        Assert.Equal(2, Answers(answer).Count());
        Assert.Contains(Answer, answer, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Answers(string text)
    {
        for (var at = text.IndexOf("HTTP/1.1 ", StringComparison.Ordinal); at >= 0;
             at = text.IndexOf("HTTP/1.1 ", at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    // Reads until the server closes the connection.
    private static async Task<string> SendAsync(TestServer server, string headers, string rest, string protocol = "HTTP/1.1")
    {
        var address = server.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql {protocol}\r\nHost: a\r\nContent-Type: application/json\r\n{headers}\r\n\r\n{rest}"));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
