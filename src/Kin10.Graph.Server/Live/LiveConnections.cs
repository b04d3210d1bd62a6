using Kin10.Graph.Server.Http;
using Kin10.Graph.Server.Options;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Server.Live;

/// <summary>Counts the connections that stay open: WebSockets and event streams.</summary>
internal sealed class LiveConnections(LiveOptions options, IHostApplicationLifetime lifetime)
{
    private int _count;

    /// <summary>How many are open.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Cancelled when the server stops: connections end then.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Takes the place of one connection, until <see cref="Leave"/>.</summary>
    /// <exception cref="RequestRefusedException">There is none, or the server stops.</exception>
    public void Enter()
    {
        if (Stopping.IsCancellationRequested)
        {
            throw Refuse("The server stops; connect again.");
        }

        if (Interlocked.Increment(ref _count) > options.MaxConnections)
        {
            Leave();
            throw Refuse(
                $"The server has {options.MaxConnections} connections for subscriptions, which is the limit (setting Live:MaxConnections); "
                + "try again later.");
        }
    }

    /// <summary>Gives the place up.</summary>
    public void Leave() => Interlocked.Decrement(ref _count);

    private static RequestRefusedException Refuse(string message) =>
        new(StatusCodes.Status503ServiceUnavailable, ErrorCodes.RateLimited, message);
}
