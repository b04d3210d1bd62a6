using System.Buffers;
using System.IO.Pipelines;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Http;

/// <summary>Reads the body of a POST as a whole.</summary>
internal static class RequestBody
{
    /// <summary>Checks what the headers say about the body: JSON, in UTF-8, not compressed.</summary>
    /// <exception cref="RequestRefusedException">
    /// It is something else: 415. A browser sends JSON to another site only after a preflight request.
    /// </exception>
    public static void RequireJson(HttpRequest request)
    {
        var list = new WeightedList(request.ContentType);
        if (!list.MoveNext() || !list.Item.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported("Send the request as JSON, with the header Content-Type: application/json.");
        }

        if (!list.IsUtf8)
        {
            throw Unsupported($"The charset {MessageText.Name(list.Charset.ToString())} is not understood; send the request in UTF-8.");
        }

        var coding = request.Headers.ContentEncoding;
        if (coding.Count > 0 && !coding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported(
                $"The content coding {MessageText.Name(coding.ToString())} is not understood; send the request uncompressed.");
        }
    }

    /// <summary>Reads the body into a buffer that lives as long as the parameters.</summary>
    /// <exception cref="RequestRefusedException">The body is too long: 413.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        HttpRequest request, int maxBytes, RequestParameters parameters, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        var pipe = request.BodyReader;
        while (true)
        {
            var read = await ReadMoreAsync(pipe, maxBytes, cancellationToken);
            if (read.Buffer.Length > maxBytes)
            {
                pipe.AdvanceTo(read.Buffer.End);
                throw TooLarge(maxBytes);
            }

            if (read.IsCompleted || read.Buffer.Length == request.ContentLength)
            {
                return Take(read.Buffer, pipe, parameters);
            }

            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // Kestrel's own limit is no setting of ours, and not every fault of a chunk is a bad request to it.
    private static async ValueTask<ReadResult> ReadMoreAsync(PipeReader pipe, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            return await pipe.ReadAsync(cancellationToken);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(maxBytes);
        }
        catch (Exception exception) when (exception is (IOException or OverflowException) and not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body ends too early, or its chunks are malformed.", exception);
        }
    }

    private static ReadOnlyMemory<byte> Take(ReadOnlySequence<byte> body, PipeReader pipe, RequestParameters parameters)
    {
        var length = (int)body.Length;
        var buffer = parameters.Rent(length);
        body.CopyTo(buffer);
        pipe.AdvanceTo(body.End);
        return buffer.AsMemory(0, length);
    }

    private static RequestRefusedException Unsupported(string message) => new(StatusCodes.Status415UnsupportedMediaType, message);

    private static RequestRefusedException TooLarge(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        $"The body is longer than {maxBytes} bytes, which is the limit (setting Server:MaxRequestBytes).");
}
