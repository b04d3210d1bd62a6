using System.Buffers;
using System.IO.Pipelines;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// Writes answers in parts (RFC 2046, section 5.1): <c>multipart/mixed</c> with JSON parts, as clients of GraphQL read it. They take a part
/// when the boundary after it has come, so that each part is sent with it.
/// </summary>
internal static class MultipartWriter
{
    /// <summary>The media type, without what tells the formats apart.</summary>
    public const string MediaType = "multipart/mixed";

    private static readonly byte[] Head = "\r\nContent-Type: application/json; charset=utf-8\r\n\r\n"u8.ToArray();
    private static readonly byte[] End = "\r\n---"u8.ToArray();
    private static readonly byte[] FirstHead = [.. End, .. Head];
    private static readonly byte[] LastEnd = [.. End, .. "--\r\n"u8];

    /// <summary>The parameter of the media type, and its value, by which a client asks for a format.</summary>
    public static (string Name, string Value) Parameter(IncrementalFormat format) =>
        format == IncrementalFormat.Defer20220824 ? ("deferSpec", "20220824") : ("incrementalSpec", "v0.2");

    /// <summary>Sets the headers: nobody on the way may keep, change or gather what comes.</summary>
    public static void SetHeaders(HttpResponse response, IncrementalFormat format)
    {
        var (name, value) = Parameter(format);
        response.Headers.ContentType = $"{MediaType}; boundary=\"-\"; {name}={value}";
        response.Headers.CacheControl = "no-store, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers.Append("Vary", "Accept");
    }

    /// <summary>Sends a part.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="body">JSON.</param>
    /// <param name="isFirst">Whether no part came before it.</param>
    /// <param name="isLast">Whether none comes after it.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <returns>How many bytes were sent.</returns>
    public static async ValueTask<int> SendPartAsync(
        PipeWriter output, ReadOnlyMemory<byte> body, bool isFirst, bool isLast, CancellationToken cancellationToken)
    {
        var head = isFirst ? FirstHead : Head;
        var end = isLast ? LastEnd : End;
        output.Write(head);
        output.Write(body.Span);
        output.Write(end);
        await output.FlushAsync(cancellationToken);
        return head.Length + body.Length + end.Length;
    }
}
