using System.Globalization;
using global::Neo4j.Driver;
using Kin10.Graph.Neo4j.Driver.Errors;
using AccessMode = Kin10.Bolt.AccessMode;
using TransactionOptions = Kin10.Bolt.TransactionOptions;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>
/// What a session of the driver is at, one step at a time. The driver's steps cannot be given up: whoever gives up is let go, the
/// transaction is ended by its mark, and the session is closed when its last step has ended.
/// </summary>
internal sealed class DriverWork(DriverClient client, IAsyncSession session)
{
    // To close a session takes a round trip, or until the records that nobody has read are there.
    private static readonly TimeSpan ClosingTime = TimeSpan.FromMilliseconds(100);
    private static readonly string Program = Guid.NewGuid().ToString("N");
    private static long _count;
    private readonly string _mark = string.Create(CultureInfo.InvariantCulture, $"{Program}-{Interlocked.Increment(ref _count)}");
    private Task _step = Task.CompletedTask;
    private bool _hasConnection;

    /// <summary>Whether the caller gave up while the driver was at work.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>Waits for a connection; does nothing where the session has one.</summary>
    /// <exception cref="Bolt.ConnectionAcquisitionTimeoutException">None was free in time.</exception>
    public async ValueTask ConnectAsync(CancellationToken cancellationToken)
    {
        if (!_hasConnection)
        {
            await client.Queue.EnterAsync(cancellationToken);
            _hasConnection = true;
        }
    }

    /// <summary>The driver has given its connection back: no transaction is open and no result unread.</summary>
    public void Disconnect()
    {
        if (_hasConnection && !IsInterrupted)
        {
            _hasConnection = false;
            client.Queue.Leave();
        }
    }

    /// <summary>Does a step.</summary>
    /// <exception cref="Bolt.BoltException">The driver failed.</exception>
    public ValueTask<T> DoAsync<T>(Task<T> step, CancellationToken cancellationToken) =>
        new(step.IsCompletedSuccessfully ? step : WaitAsync(step, cancellationToken));

    /// <summary>Does a step that ends a transaction for good.</summary>
    public async ValueTask CommitAsync(Task step, AccessMode mode, CancellationToken cancellationToken)
    {
        _step = step;
        try
        {
            await step.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            IsInterrupted = !step.IsCompleted;
            throw;
        }
        catch (Exception error) when (
            (mode == AccessMode.Write
                ? DriverErrors.FindInCommit(error, client.Logged)
                : DriverErrors.Find(error, client.Logged)) is { } found)
        {
            throw found;
        }
    }

    /// <summary>The settings of a transaction for the driver.</summary>
    public Action<TransactionConfigBuilder> Settings(TransactionOptions? options) => builder =>
    {
        builder.WithMetadata(new Dictionary<string, object> { [TransactionEnder.Key] = _mark });
        if (options?.Timeout is { } timeout)
        {
            builder.WithTimeout(timeout);
        }
    };

    /// <summary>After the caller gave up: ends what is under way.</summary>
    /// <returns>Whether the server ended it in time.</returns>
    public async Task<bool> StopAsync()
    {
        client.Ender.End(_mark, _step);
        await _step.WaitAsync(client.Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _step.IsCompleted;
    }

    /// <summary>Closes the session. What the server has not ended by then is ended, and that goes on by itself.</summary>
    public async ValueTask CloseAsync()
    {
        var closing = CloseAfterStepAsync();
        if (!IsInterrupted)
        {
            await closing.WaitAsync(ClosingTime).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!closing.IsCompleted)
        {
            client.Ender.End(_mark, closing);
        }
    }

    private async Task<T> WaitAsync<T>(Task<T> step, CancellationToken cancellationToken)
    {
        _step = step;
        try
        {
            return await step.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            IsInterrupted = !step.IsCompleted;
            throw;
        }
        catch (Exception error) when (DriverErrors.Find(error, client.Logged) is { } found)
        {
            throw found;
        }
    }

    private async Task CloseAfterStepAsync()
    {
        await _step.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await session.CloseAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_hasConnection)
        {
            client.Queue.Leave();
        }
    }
}
