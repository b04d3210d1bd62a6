using System.Globalization;
using global::Neo4j.Driver;
using Kin10.Graph.Neo4j.Driver.Errors;
using AccessMode = Kin10.Bolt.AccessMode;
using TransactionOptions = Kin10.Bolt.TransactionOptions;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>
/// What a session of the driver is at, one step at a time. The driver's steps cannot be given up: whoever gives up is let go, the server
/// is told to end the transaction, and the session is closed when its last step has ended.
/// </summary>
internal sealed class DriverWork(DriverClient client, IAsyncSession session)
{
    // By this the server knows whose transaction is to be ended.
    private const string Key = "kin10";
    private const string Terminate =
        $"SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS of WHERE of.{Key} = $mark "
        + "TERMINATE TRANSACTIONS id YIELD message RETURN message";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly string Program = Guid.NewGuid().ToString("N");
    private static long _count;
    private readonly string _mark = string.Create(CultureInfo.InvariantCulture, $"{Program}-{Interlocked.Increment(ref _count)}");
    private Task _step = Task.CompletedTask;
    private Task? _ending;

    /// <summary>Whether the caller gave up while the driver was at work.</summary>
    public bool IsInterrupted { get; private set; }

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
            (mode == AccessMode.Write ? DriverErrors.FindInCommit(error) : DriverErrors.Find(error)) is { } found)
        {
            throw found;
        }
    }

    /// <summary>The settings of a transaction for the driver.</summary>
    public Action<TransactionConfigBuilder> Settings(TransactionOptions? options) => builder =>
    {
        builder.WithMetadata(new Dictionary<string, object> { [Key] = _mark });
        if (options?.Timeout is { } timeout)
        {
            builder.WithTimeout(timeout);
        }
    };

    /// <summary>After the caller gave up: ends what is under way.</summary>
    /// <returns>Whether the server ended it in time.</returns>
    public async Task<bool> StopAsync()
    {
        _ending ??= EndAsync();
        await _step.WaitAsync(client.Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _step.IsCompleted;
    }

    /// <summary>Closes the session; after the caller gave up that goes on by itself.</summary>
    public async ValueTask CloseAsync()
    {
        if (IsInterrupted)
        {
            _ending ??= EndAsync();
            return;
        }

        await session.CloseAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
        catch (Exception error) when (DriverErrors.Find(error) is { } found)
        {
            throw found;
        }
    }

    // Where the statement has not begun yet, there is nothing to be ended: so it is asked again until the step has ended.
    private async Task EndAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var start = TimeProvider.System.GetTimestamp();
        while (!_step.IsCompleted && TimeProvider.System.GetElapsedTime(start) < client.Options.TransactionTimeout)
        {
            await TerminateAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _step.WaitAsync(Pause).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _step.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await session.CloseAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TerminateAsync()
    {
        await using var other = client.Open(AccessMode.Write, [], null);
        var cursor = await other.RunAsync(Terminate, new Dictionary<string, object> { ["mark"] = _mark });
        await cursor.ConsumeAsync();
    }
}
