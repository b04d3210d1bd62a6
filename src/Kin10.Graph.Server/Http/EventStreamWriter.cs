using System.IO.Pipelines;
using System.Text;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Writes server-sent events (HTML Standard, section 9.2) as graphql-sse has them in its mode of distinct connections: <c>next</c> for each
/// answer, <c>complete</c> after the last.
/// </summary>
internal static class EventStreamWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/event-stream";

    // A slow reader holds no more of an answer than that, beside the buffer of its connection.
    private const int PieceBytes = 16 * 1024;

    /// <summary>Sets the headers: nobody on the way may keep, change or gather what comes.</summary>
    public static void SetHeaders(HttpResponse response)
    {
        response.Headers.ContentType = MediaType;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers.Append("Vary", "Accept");
    }

    /// <summary>Sends an answer.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="version">The version of the graph, by which a client says what it has when it comes again; null for none.</param>
    /// <param name="body">A response: JSON, which has no line breaks.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <returns>How many bytes were sent.</returns>
    public static async ValueTask<int> SendNextAsync(
        PipeWriter output, string? version, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var head = Encoding.ASCII.GetBytes(version is null ? "event: next\ndata: " : $"event: next\nid: {version}\ndata: ");
        await output.WriteAsync(head, cancellationToken);
        for (var rest = body; !rest.IsEmpty; rest = rest[Math.Min(PieceBytes, rest.Length)..])
        {
            await output.WriteAsync(rest[..Math.Min(PieceBytes, rest.Length)], cancellationToken);
        }

        await output.WriteAsync("\n\n"u8.ToArray(), cancellationToken);
        return head.Length + body.Length + 2;
    }

    /// <summary>Says that there will be no other answer.</summary>
    public static async ValueTask SendCompleteAsync(PipeWriter output, CancellationToken cancellationToken) =>
        await output.WriteAsync("event: complete\ndata:\n\n"u8.ToArray(), cancellationToken);

    /// <summary>A sign of life that is no event.</summary>
    public static async ValueTask SendCommentAsync(PipeWriter output, CancellationToken cancellationToken) =>
        await output.WriteAsync(":\n\n"u8.ToArray(), cancellationToken);
}
