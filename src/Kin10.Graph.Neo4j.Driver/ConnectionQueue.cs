using System.Threading.Channels;
using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>
/// A queue before the driver's pool, which has none: where that is full, whoever waits looks again each half second, and whoever asks at a
/// better moment is first. Here who came first is next, and the pool is never found full.
/// </summary>
internal sealed class ConnectionQueue
{
    private readonly Neo4jOptions _options;
    private readonly Channel<bool> _free;

    /// <param name="options">The settings of the store.</param>
    public ConnectionQueue(Neo4jOptions options)
    {
        _options = options;
        _free = Channel.CreateBounded<bool>(options.MaxConnections);
        for (var connection = 0; connection < options.MaxConnections; connection++)
        {
            Leave();
        }
    }

    /// <summary>Waits until a connection is free for the caller, who gives it back by <see cref="Leave"/>.</summary>
    /// <exception cref="ConnectionAcquisitionTimeoutException">None was free in time.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ValueTask EnterAsync(CancellationToken cancellationToken) =>
        _free.Reader.TryRead(out _) ? default : WaitAsync(cancellationToken);

    /// <summary>Lets the next one have it.</summary>
    public void Leave() => _free.Writer.TryWrite(true);

    private async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_options.ConnectTimeout);
        try
        {
            await _free.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectionAcquisitionTimeoutException(
                $"No connection to {_options.Uri} within {_options.ConnectTimeout.TotalSeconds:0.###} s "
                + $"(ConnectionAcquisitionTimeout); all of {_options.MaxConnections} (MaxConnectionPoolSize) are in use.");
        }
    }
}
