using System.Text.Json;

namespace Kin10.Graph.Server.Live.WebSockets;

/// <summary>What a client may send over graphql-transport-ws.</summary>
internal enum SocketMessageType
{
    /// <summary><c>connection_init</c>: the first message.</summary>
    ConnectionInit,

    /// <summary><c>ping</c>: asks for a pong.</summary>
    Ping,

    /// <summary><c>pong</c>: the answer to a ping, or a sign of life.</summary>
    Pong,

    /// <summary><c>subscribe</c>: an operation, of any type.</summary>
    Subscribe,

    /// <summary><c>complete</c>: no more answers are wanted.</summary>
    Complete,
}

/// <summary>A message of a client.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">The id of an operation; empty where the type has none.</param>
/// <param name="Payload">The JSON of its payload, an object; empty where there is none.</param>
internal readonly record struct SocketMessage(SocketMessageType Type, string Id, ReadOnlyMemory<byte> Payload)
{
    // Ids live as long as their operations. Clients use numbers or UUIDs.
    private const int MaxIdLength = 128;

    /// <summary>Reads a message.</summary>
    /// <param name="json">The message in UTF-8.</param>
    /// <param name="maxDepth">How deep the JSON of the payload may be nested.</param>
    /// <exception cref="ProtocolViolationException">It is malformed, or not for clients to send.</exception>
    public static SocketMessage Read(ReadOnlyMemory<byte> json, int maxDepth)
    {
        try
        {
            return ReadObject(json, maxDepth);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Violation($"The message is not JSON, or is nested deeper than {maxDepth} levels.");
        }
    }

    /// <summary>The violation that a malformed message is.</summary>
    public static ProtocolViolationException Violation(string reason) => new(CloseCode.BadRequest, reason);

    private static SocketMessage ReadObject(ReadOnlyMemory<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Violation("A message is a JSON object with an entry type.");
        }

        string? type = null, id = null;
        ReadOnlyMemory<byte> payload = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                type = ReadString(ref reader, "type");
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                id = ReadString(ref reader, "id");
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                payload = ReadPayload(ref reader, json);
            }
            else
            {
                reader.Skip();
            }
        }

        // Throws if anything follows the object.
        reader.Read();
        return Check(type, id, payload);
    }

    private static string ReadString(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Violation($"The entry {name} must be a string.");
    }

    private static ReadOnlyMemory<byte> ReadPayload(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Violation("The entry payload must be an object.");
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static SocketMessage Check(string? type, string? id, ReadOnlyMemory<byte> payload)
    {
        switch (type)
        {
            case "connection_init":
                return new(SocketMessageType.ConnectionInit, "", payload);
            case "ping":
                return new(SocketMessageType.Ping, "", payload);
            case "pong":
                return new(SocketMessageType.Pong, "", payload);
            case "subscribe" when payload.IsEmpty:
                throw Violation("The message subscribe needs a payload with the entry query.");
            case "subscribe":
                return new(SocketMessageType.Subscribe, CheckId(id), payload);
            case "complete":
                return new(SocketMessageType.Complete, CheckId(id), payload);
            case "connection_ack" or "next" or "error":
                throw Violation($"The message {type} is the server's to send.");
            case null:
                throw Violation("A message needs the entry type.");
            default:
                throw Violation("There is no such type of message in graphql-transport-ws.");
        }
    }

    private static string CheckId(string? id) => id?.Length is > 0 and <= MaxIdLength
        ? id
        : throw Violation($"The entry id must be a string of 1 to {MaxIdLength} characters.");
}
