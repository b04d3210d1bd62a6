using global::Neo4j.Driver;
using Kin10.Bolt;
using Kin10.Graph.Neo4j.Driver.Errors;
using DriverMode = global::Neo4j.Driver.AccessMode;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>
/// Ends transactions that nobody waits for any more: all of them by one statement at a time, over a connection of its own, since those of
/// the requests may all be at work. A user may always end what is the user's own.
/// </summary>
/// <param name="options">The settings of the store.</param>
/// <param name="open">Opens a driver for that connection.</param>
internal sealed class TransactionEnder(Neo4jOptions options, Func<IDriver> open) : IAsyncDisposable
{
    /// <summary>The name in a transaction's metadata under which its mark stands.</summary>
    public const string Key = "kin10";

    private const string Statement =
        $"SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS of WHERE of.{Key} IN $marks "
        + "TERMINATE TRANSACTIONS id YIELD message RETURN message";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Left> _left = [];
    private bool _isAtWork;
    private volatile bool _isDisposed;
    private IDriver? _driver;

    /// <summary>Ends a transaction, in the background.</summary>
    /// <param name="mark">Its mark.</param>
    /// <param name="step">Ends when nothing of it is under way any more.</param>
    public void End(string mark, Task step)
    {
        lock (_lock)
        {
            _left[mark] = new Left(step, TimeProvider.System.GetTimestamp());
            if (_isAtWork)
            {
                return;
            }

            _isAtWork = true;
        }

        _ = Task.Run(WorkAsync);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return _driver?.DisposeAsync() ?? default;
    }

    // Where a statement has not begun yet, there is nothing to be ended: so it is asked again until the step has ended.
    private async Task WorkAsync()
    {
        while (StillLeft() is { Count: > 0 } left)
        {
            if (!await TryAsync([.. left.Keys]))
            {
                // Their timeouts end them.
                Forget(left.Keys);
            }

            await Task.WhenAll(left.Values).WaitAsync(Pause).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Dictionary<string, Task> StillLeft()
    {
        lock (_lock)
        {
            foreach (var (mark, left) in _left)
            {
                if (left.Step.IsCompleted || TimeProvider.System.GetElapsedTime(left.Since) > options.TransactionTimeout || _isDisposed)
                {
                    _left.Remove(mark);
                }
            }

            _isAtWork = _left.Count > 0;
            return _left.ToDictionary(left => left.Key, left => left.Value.Step);
        }
    }

    private void Forget(IEnumerable<string> marks)
    {
        lock (_lock)
        {
            foreach (var mark in marks)
            {
                _left.Remove(mark);
            }
        }
    }

    // Whether it makes sense to ask again.
    private async Task<bool> TryAsync(string[] marks)
    {
        try
        {
            await TerminateAsync(_driver ??= open(), marks).WaitAsync(options.ConnectTimeout);
            return true;
        }
        catch (TimeoutException)
        {
            // Its connection may have been lost without a word.
            _ = _driver!.DisposeAsync().AsTask();
            _driver = null;
            return true;
        }
        catch (Exception error)
        {
            return !_isDisposed && DriverErrors.Find(error) is not BoltServerException { IsRetryable: false };
        }
    }

    private static async Task TerminateAsync(IDriver driver, string[] marks)
    {
        await using var session = driver.AsyncSession(settings => settings.WithDefaultAccessMode(DriverMode.Read));
        var cursor = await session.RunAsync(Statement, new Dictionary<string, object> { ["marks"] = marks });
        await cursor.ConsumeAsync();
    }

    private readonly record struct Left(Task Step, long Since);
}
