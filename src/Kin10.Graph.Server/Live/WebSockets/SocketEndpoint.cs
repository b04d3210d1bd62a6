using System.Net.WebSockets;
using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Live.WebSockets;

/// <summary>
/// Takes WebSockets that speak graphql-transport-ws. A browser sends the page's origin with the handshake and asks nobody, so that it is
/// looked at here: pages of other sites may connect where they may read answers (<c>Cors:Origins</c>).
/// </summary>
internal sealed class SocketEndpoint(
    SocketRunner runner, LiveConnections connections, LiveOptions options, ServerOptions server, CorsOptions cors, Failures failures,
    TimeProvider clock, ILoggerFactory loggers)
{
    private const string Subprotocol = "graphql-transport-ws";

    private readonly ILogger _access = loggers.CreateLogger(AccessLog.Category);
    private readonly HashSet<string> _origins = new(cors.OriginList(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Serves a request for a WebSocket until the connection ends.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        try
        {
            if (RateLimiting.AllowanceOf(context) is { } allowance)
            {
                await allowance.TakeRequestAsync();
            }

            connections.Enter();
        }
        catch (Exception refusal) when (refusal is RequestRefusedException or GraphQLException)
        {
            await RefuseAsync(context, refusal);
            return;
        }

        long bytes = 0;
        try
        {
            bytes = await ServeAsync(context);
        }
        finally
        {
            connections.Leave();
        }

        const LogLevel Level = LogLevel.Information;
        if (_access.IsEnabled(Level))
        {
            var time = clock.GetElapsedTime(started);
            var sent = (int)Math.Min(bytes, int.MaxValue);
            ServerLog.Request(
                _access, Level, "WEBSOCKET", "-", RequestOutcome.Followed, context.Response.StatusCode, "-", time.TotalMilliseconds,
                sent);
        }
    }

    private async Task<long> ServeAsync(HttpContext context)
    {
        var isSpoken = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isSpoken ? Subprotocol : null,
            KeepAliveInterval = options.PingInterval,
            KeepAliveTimeout = options.PingInterval,
        });
        using var connection = new SocketConnection(context, socket, runner, options, server.MaxJsonDepth);
        if (!MayConnect(context.Request))
        {
            connection.Close(CloseCode.Forbidden, "Pages of this origin may not connect (setting Cors:Origins).");
        }
        else if (!isSpoken)
        {
            connection.Close(CloseCode.SubprotocolNotAcceptable, $"Subprotocol not acceptable: this server speaks {Subprotocol}.");
        }

        await using var stop = connections.Stopping.UnsafeRegister(
            static state => ((SocketConnection)state!).Close(WebSocketCloseStatus.EndpointUnavailable, "The server stops; connect again."),
            connection);
        await connection.ServeAsync(clock);
        return connection.Bytes;
    }

    // What is no browser sends no origin. The server's own pages have its own host, whatever scheme a proxy speaks before it.
    private bool MayConnect(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || _origins.Contains("*")
            || _origins.Contains(origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private async Task RefuseAsync(HttpContext context, Exception refusal)
    {
        var failure = failures.Explain(context, refusal, isTimeout: false);
        context.Response.StatusCode = failure.StatusCode;
        context.Response.ContentType = "application/json; charset=utf-8";
        using var writer = new ResponseWriter();
        ResponseErrors.WriteResponse(writer, [failure.Error]);
        await context.Response.BodyWriter.WriteAsync(writer.Written);
    }
}
