using System.Text.Json;

namespace Kin10.Graph.Server.Http;

/// <summary>Takes an array of requests apart, as clients send it who gather requests.</summary>
internal static class BatchReader
{
    /// <summary>Whether a body is an array.</summary>
    public static bool IsBatch(ReadOnlySpan<byte> json)
    {
        var start = json.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && json[start] == (byte)'[';
    }

    /// <summary>The JSON of each request, as yet unread.</summary>
    /// <param name="json">An array in UTF-8.</param>
    /// <param name="maxDepth">How deep the JSON of each request may be nested.</param>
    /// <param name="maxBatch">How many requests there may be.</param>
    /// <exception cref="RequestRefusedException">It is not JSON, has no requests or too many, or something else among them.</exception>
    public static List<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> json, int maxDepth, int maxBatch)
    {
        if (maxBatch == 0)
        {
            throw RequestRefusedException.BadRequest(
                "Arrays of requests are not answered here (setting Server:MaxBatch); send one request, a JSON object, at a time.");
        }

        try
        {
            var requests = new List<ReadOnlyMemory<byte>>();
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Require(reader.TokenType == JsonTokenType.StartObject, "Each entry of the array must be a request, a JSON object.");
                if (requests.Count == maxBatch)
                {
                    throw RequestRefusedException.BadRequest(
                        $"The array has more than {maxBatch} requests, which is the limit (setting Server:MaxBatch).");
                }

                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                requests.Add(json[start..(int)reader.BytesConsumed]);
            }

            Require(requests.Count > 0, "The array has no requests.");

            // Throws if anything follows the array.
            reader.Read();
            return requests;
        }
        catch (JsonException exception)
        {
            throw JsonRequestReader.NotJson(exception, maxDepth);
        }
    }

    private static void Require(bool isRight, string message)
    {
        if (!isRight)
        {
            throw RequestRefusedException.BadRequest(message);
        }
    }
}
