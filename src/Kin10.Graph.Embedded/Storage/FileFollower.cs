using Kin10.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>Looks again and again whether another process changed a file, and lets its store read it then.</summary>
internal sealed class FileFollower : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;
    private volatile string? _whyBehind;

    /// <summary>Begins.</summary>
    /// <param name="watch">Sees changes.</param>
    /// <param name="interval">How often to look.</param>
    /// <param name="follow">Takes in what changed; called again at the next look where it fails.</param>
    public FileFollower(FileWatch watch, TimeSpan interval, Func<CancellationToken, Task> follow) =>
        _following = Task.Run(() => FollowAsync(watch, interval, follow));

    /// <summary>Why the store is behind the file; null where it is not.</summary>
    public string? WhyBehind => _whyBehind;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private async Task FollowAsync(FileWatch watch, TimeSpan interval, Func<CancellationToken, Task> follow)
    {
        using var timer = new PeriodicTimer(interval);
        using (watch)
        {
            var isBehind = false;
            while (true)
            {
                try
                {
                    await timer.WaitForNextTickAsync(_stop.Token);
                    if (isBehind |= watch.HasMoved())
                    {
                        await follow(_stop.Token);
                        (isBehind, _whyBehind) = (false, null);
                    }
                }
                catch (Exception exception) when (exception is GraphStoreException or SqliteException)
                {
                    // What was read before is served; the next look may find the file well.
                    _whyBehind = exception.Message;
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
    }
}
