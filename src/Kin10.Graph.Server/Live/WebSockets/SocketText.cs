using System.Text.Json;

namespace Kin10.Graph.Server.Live.WebSockets;

/// <summary>The parts of the server's messages around what they carry.</summary>
internal static class SocketText
{
    /// <summary>The answer to <c>connection_init</c>.</summary>
    public static readonly byte[] ConnectionAck = "{\"type\":\"connection_ack\"}"u8.ToArray();

    /// <summary>The answer to a ping without payload.</summary>
    public static readonly byte[] Pong = "{\"type\":\"pong\"}"u8.ToArray();

    /// <summary>The beginning of the answer to a ping with a payload, which comes back.</summary>
    public static readonly byte[] PongWithPayload = "{\"type\":\"pong\",\"payload\":"u8.ToArray();

    /// <summary>The end of a message with a payload.</summary>
    public static readonly byte[] End = "}"u8.ToArray();

    /// <summary>The beginning of an answer of an operation.</summary>
    public static byte[] Next(string id) => [.. "{\"id\":"u8, .. Encode(id), .. ",\"type\":\"next\",\"payload\":"u8];

    /// <summary>The beginning of what is wrong with an operation: a list of errors follows.</summary>
    public static byte[] Error(string id) => [.. "{\"id\":"u8, .. Encode(id), .. ",\"type\":\"error\",\"payload\":"u8];

    /// <summary>An operation has no other answer.</summary>
    public static byte[] Complete(string id) => [.. "{\"id\":"u8, .. Encode(id), .. ",\"type\":\"complete\"}"u8];

    private static byte[] Encode(string text) => JsonSerializer.SerializeToUtf8Bytes(text);
}
