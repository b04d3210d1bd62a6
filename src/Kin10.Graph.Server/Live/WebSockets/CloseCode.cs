using System.Net.WebSockets;

namespace Kin10.Graph.Server.Live.WebSockets;

/// <summary>Why the server closes a WebSocket: the codes of graphql-transport-ws, beside those of RFC 6455.</summary>
internal static class CloseCode
{
    /// <summary>A message that is malformed, or not for clients to send.</summary>
    public const WebSocketCloseStatus BadRequest = (WebSocketCloseStatus)4400;

    /// <summary>An operation before <c>connection_ack</c>.</summary>
    public const WebSocketCloseStatus Unauthorized = (WebSocketCloseStatus)4401;

    /// <summary>A page of a site that may not connect.</summary>
    public const WebSocketCloseStatus Forbidden = (WebSocketCloseStatus)4403;

    /// <summary>The client speaks another protocol over WebSockets.</summary>
    public const WebSocketCloseStatus SubprotocolNotAcceptable = (WebSocketCloseStatus)4406;

    /// <summary>No <c>connection_init</c> in time.</summary>
    public const WebSocketCloseStatus InitTimeout = (WebSocketCloseStatus)4408;

    /// <summary>An operation under an id that is in use.</summary>
    public const WebSocketCloseStatus SubscriberAlreadyExists = (WebSocketCloseStatus)4409;

    /// <summary>A second <c>connection_init</c>.</summary>
    public const WebSocketCloseStatus TooManyInitRequests = (WebSocketCloseStatus)4429;
}

/// <summary>A client broke the protocol; its connection is closed.</summary>
/// <param name="code">One of <see cref="CloseCode"/>, or of RFC 6455.</param>
/// <param name="reason">What is wrong; at most 123 bytes of it are sent.</param>
internal sealed class ProtocolViolationException(WebSocketCloseStatus code, string reason) : Exception(reason)
{
    /// <summary>The code of the close frame.</summary>
    public WebSocketCloseStatus Code => code;
}
