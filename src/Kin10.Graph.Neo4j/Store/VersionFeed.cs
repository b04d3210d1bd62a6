using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// Waits for another version by asking for it: one question in each interval for all who wait, and none while nobody does. A question that
/// fails is asked again; it ends nobody's wait. Where another program over the same database is heard to ask, this one does not, as long
/// as it hears what it knows already: what is heard is no answer, only a reason to ask or not to ask.
/// </summary>
/// <param name="readVersion">Asks for the version; the answer is never older than the question.</param>
/// <param name="interval">The time between two questions.</param>
/// <param name="isRefusedLogin">Whether a question failed because the database refuses the login.</param>
internal sealed class VersionFeed(
    Func<CancellationToken, ValueTask<string>> readVersion, TimeSpan interval, Func<Exception, bool> isRefusedLogin) : IAsyncDisposable
{
    // Neo4j locks a user after a few refused logins.
    private static readonly TimeSpan LoginPause = TimeSpan.FromSeconds(30);

    // One that is late by less than an interval still asks for this one.
    private readonly TimeSpan _patience = 2 * interval;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly LinkedList<Waiter> _waiters = [];
    private Task? _asking;
    private long _questions;
    private long _heard;
    private bool _hasHeard;
    private bool _isNews;

    /// <summary>Told each version that was asked for, before those who wait for it.</summary>
    public event Action<string>? Asked;

    /// <summary>Another program has just asked, and will ask again.</summary>
    /// <param name="version">What it was answered.</param>
    public void Hear(string version)
    {
        lock (_lock)
        {
            (_hasHeard, _heard) = (true, TimeProvider.System.GetTimestamp());
            _isNews |= _waiters.Any(waiter => waiter.Version != version);
            if (_isNews && _news.CurrentCount == 0 && !_stop.IsCancellationRequested)
            {
                _news.Release();
            }
        }
    }

    /// <summary>See <see cref="IVersionFeed.WaitForChangeAsync"/>.</summary>
    public async Task<string> WaitAsync(string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        cancellationToken.ThrowIfCancellationRequested();
        var place = Enter(version);
        try
        {
            return await place.Value.Answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(place);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        // From now on nobody enters.
        await _stop.CancelAsync();
        Task? asking;
        lock (_lock)
        {
            asking = _asking;
            foreach (var waiter in _waiters)
            {
                waiter.Answer.TrySetException(new ObjectDisposedException(nameof(VersionFeed)));
            }
        }

        if (asking is not null)
        {
            await asking;
        }

        _stop.Dispose();
        _news.Dispose();
    }

    private LinkedListNode<Waiter> Enter(string version)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            var place = _waiters.AddLast(new Waiter(version, _questions));
            _asking ??= Task.Run(AskAsync);
            return place;
        }
    }

    private void Leave(LinkedListNode<Waiter> place)
    {
        lock (_lock)
        {
            _waiters.Remove(place);
        }
    }

    private async Task AskAsync()
    {
        try
        {
            while (Begins(out var question))
            {
                var pause = interval;
                try
                {
                    var version = await readVersion(_stop.Token);
                    Asked?.Invoke(version);
                    Answer(version, question);
                }
                catch (Exception exception) when (!_stop.IsCancellationRequested)
                {
                    // Whatever it is: those who wait have nobody else to ask.
                    pause = isRefusedLogin(exception) ? LoginPause : interval;
                }

                await Task.Delay(pause, _stop.Token);
                while (LeavesItToOthers(out var rest))
                {
                    await _news.WaitAsync(rest, _stop.Token);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The store is closed.
        }
    }

    // The pause after the last question is kept also where nobody waited meanwhile: so there is one in each interval, whoever comes and
    // goes.
    private bool Begins(out long question)
    {
        lock (_lock)
        {
            if (_waiters.Count == 0)
            {
                _asking = null;
            }

            _isNews = false;
            question = ++_questions;
            return _asking is not null;
        }
    }

    private bool LeavesItToOthers(out TimeSpan rest)
    {
        lock (_lock)
        {
            rest = _hasHeard ? _patience - TimeProvider.System.GetElapsedTime(_heard) : TimeSpan.Zero;
            return rest > TimeSpan.Zero && !_isNews && _waiters.Count > 0;
        }
    }

    // Whoever came after the question was asked may know a newer version than the answer's.
    private void Answer(string version, long question)
    {
        lock (_lock)
        {
            foreach (var waiter in _waiters)
            {
                if (waiter.Since < question && waiter.Version != version)
                {
                    waiter.Answer.TrySetResult(version);
                }
            }
        }
    }

    /// <summary>Somebody who waits.</summary>
    /// <param name="Version">The version that is known.</param>
    /// <param name="Since">The last question that was asked before.</param>
    private sealed record Waiter(string Version, long Since)
    {
        public TaskCompletionSource<string> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
