using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Kin10.Graph.Server.Http;

/// <summary>Reads the parameters of a request from the JSON of a POST. Entries that the specification does not know are ignored.</summary>
internal static class JsonRequestReader
{
    /// <summary>The JSON of a body: without a byte order mark, and in UTF-8.</summary>
    /// <exception cref="RequestRefusedException">It is empty, or in another encoding.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body)
    {
        // Some clients send a byte order mark, which is no part of the JSON (RFC 8259, section 8.1).
        if (body.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            body = body[Encoding.UTF8.Preamble.Length..];
        }

        if (body.IsEmpty)
        {
            throw RequestRefusedException.BadRequest("The body is empty: send a JSON object with the GraphQL document in the entry query.");
        }

        if (!Utf8.IsValid(body.Span))
        {
            throw RequestRefusedException.BadRequest("The body is not UTF-8.");
        }

        return body;
    }

    /// <summary>The refusal of what is not JSON.</summary>
    public static RequestRefusedException NotJson(JsonException exception, int maxDepth) => RequestRefusedException.BadRequest(
        $"The body is not JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}), "
        + $"or is nested deeper than {maxDepth} levels.");

    /// <summary>Reads the parameters.</summary>
    /// <param name="json">The request; it must live as long as <paramref name="parameters"/>.</param>
    /// <param name="maxDepth">How deep the JSON may be nested.</param>
    /// <param name="parameters">Takes what is found.</param>
    /// <exception cref="RequestRefusedException">It is not JSON, or a parameter has the wrong type.</exception>
    public static void Read(ReadOnlyMemory<byte> json, int maxDepth, RequestParameters parameters)
    {
        try
        {
            ReadEnvelope(json, maxDepth, parameters);
        }
        catch (JsonException exception)
        {
            throw NotJson(exception, maxDepth);
        }
        catch (InvalidOperationException)
        {
            // How the reader reports an escaped surrogate without its other half.
            throw RequestRefusedException.BadRequest(
                "A string of the body has half of a surrogate pair (\\uD800 to \\uDFFF), which is not Unicode.");
        }
    }

    private static void ReadEnvelope(ReadOnlyMemory<byte> body, int maxDepth, RequestParameters parameters)
    {
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw RequestRefusedException.BadRequest("A request must be a JSON object with the GraphQL document in the entry query.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                reader.Read();
                ReadQuery(ref reader, body, parameters);
            }
            else if (reader.ValueTextEquals("documentId"u8))
            {
                reader.Read();
                parameters.DocumentId = reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.Null => null,
                    _ => throw RequestRefusedException.BadRequest("The parameter documentId must be a string."),
                };
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                reader.Read();
                parameters.OperationName = reader.TokenType switch
                {
                    // Clients that name no operation send an empty name, which no operation can have.
                    JsonTokenType.String => reader.GetString() is { Length: > 0 } name ? name : null,
                    JsonTokenType.Null => null,
                    _ => throw RequestRefusedException.BadRequest("The parameter operationName must be a string."),
                };
            }
            else if (reader.ValueTextEquals("variables"u8))
            {
                reader.Read();
                ReadVariables(ref reader, body, maxDepth, parameters);
            }
            else if (reader.ValueTextEquals("extensions"u8))
            {
                reader.Read();
                ReadExtensions(ref reader, parameters);
            }
            else
            {
                reader.Skip();
            }
        }

        // Throws if anything follows the object.
        reader.Read();
    }

    private static void ReadQuery(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, RequestParameters parameters)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            parameters.Query = null;
            return;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw RequestRefusedException.BadRequest("The parameter query must be a string: the GraphQL document.");
        }

        if (!reader.ValueIsEscaped)
        {
            parameters.Query = body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return;
        }

        var buffer = parameters.Rent(reader.ValueSpan.Length);
        parameters.Query = buffer.AsMemory(0, reader.CopyString(buffer));
    }

    private static void ReadVariables(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, int maxDepth, RequestParameters parameters)
    {
        var start = (int)reader.TokenStartIndex;
        SkipChecked(ref reader);
        parameters.SetVariables(body[start..(int)reader.BytesConsumed], maxDepth);
    }

    /// <summary>Reads <c>extensions</c>, an object or null.</summary>
    public static void ReadExtensions(ref Utf8JsonReader reader, RequestParameters parameters)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw RequestRefusedException.BadRequest("The parameter extensions must be an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPersistedQuery = reader.ValueTextEquals("persistedQuery"u8);
            reader.Read();
            if (isPersistedQuery)
            {
                parameters.PersistedQuery = PersistedQueryName.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>Skips a value and makes sure that all its strings are Unicode, so that reading them later cannot fail.</summary>
    /// <exception cref="InvalidOperationException">A string has half of a surrogate pair.</exception>
    public static void SkipChecked(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }
}
