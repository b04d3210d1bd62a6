using Kin10.Bolt;
using Kin10.Graph.Model;
using Kin10.Graph.Planning;
using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Stores;

/// <summary>
/// Knows whether a database answers. Asks it over connections of its own, so that a busy pool is not taken for an outage: when a request
/// gave reason for doubt, and from then on until the database can serve. While it can, it is not asked without a reason.
/// </summary>
internal sealed class StoreWatch(IGraphStore probe, GraphModel model, Neo4jSettings settings, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private ILogger? _logger;
    private Task? _watching;
    private long _downSince;
    private volatile StoreHealth? _outage;
    private volatile bool _hasServed;

    /// <summary>Why the database cannot serve; null while it can, as far as is known.</summary>
    public StoreHealth? Outage => _outage;

    /// <summary>The sizes of the graph, known from when the database first answered: before anything is asked of it.</summary>
    public IGraphStatistics Statistics => probe.Statistics;

    /// <summary>Asks for the first time, and logs the result.</summary>
    public async Task StartAsync(ILogger logger, CancellationToken cancellationToken)
    {
        _logger = logger;
        var (health, _) = await AskAsync(cancellationToken);
        if (!health.IsReady)
        {
            Note(health);
            Suspect();
            return;
        }

        LogContents(health);
    }

    /// <summary>Asks the database in the background, until it can serve; for a caller that saw a request fail.</summary>
    public void Suspect()
    {
        lock (_lock)
        {
            if (!_stop.IsCancellationRequested)
            {
                _watching ??= Task.Run(WatchAsync);
            }
        }
    }

    /// <summary>The known reason why the database cannot serve, or its health as it is now.</summary>
    public async ValueTask<StoreHealth> CheckAsync(CancellationToken cancellationToken)
    {
        if (_outage is { } outage)
        {
            return outage;
        }

        var (health, _) = await AskAsync(cancellationToken);
        if (!health.IsReady)
        {
            Note(health);
            Suspect();
        }

        return health;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task? watching;
        lock (_lock)
        {
            _stop.Cancel();
            watching = _watching;
        }

        if (watching is not null)
        {
            await watching;
        }

        await probe.DisposeAsync();
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                var (health, pause) = await AskAsync(_stop.Token);
                Note(health);
                if (health.IsReady)
                {
                    return;
                }

                await Task.Delay(pause, clock, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    // First whether it answers at all, which tells a refused login from silence; then whether it holds a graph that this program can serve.
    private async Task<(StoreHealth Health, TimeSpan Pause)> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.ConnectTimeout);
        var answers = false;
        try
        {
            await probe.ReadVersionAsync(limit.Token);
            answers = true;
            limit.CancelAfter(settings.ConnectTimeout);
            var health = await probe.CheckHealthAsync(limit.Token);
            _hasServed |= health.IsReady;
            return (health, settings.RetryInterval);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Any exception: a watch that it ended would never find that the database recovers.
            return (new StoreHealth(false, exception.Message), IsLogin(exception) ? settings.LoginRetryInterval : settings.RetryInterval);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A database that has just started is slow to count; it holds what it held before.
            var seconds = settings.ConnectTimeout.TotalSeconds;
            return answers && _hasServed
                ? (new StoreHealth(true, "Neo4j answers, but is slow."), settings.RetryInterval)
                : (
                    new StoreHealth(false, $"Neo4j did not answer within {seconds} s (setting Neo4j:ConnectTimeout)."),
                    settings.RetryInterval);
        }
    }

    private static bool IsLogin(Exception exception) =>
        exception.InnerException is BoltServerException { Code: var code }
            && code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal);

    private void Note(StoreHealth health)
    {
        lock (_lock)
        {
            if (health.IsReady)
            {
                _watching = null;
            }

            var before = _outage;
            _outage = health.IsReady ? null : health;
            if (_outage == before || _logger is null)
            {
                return;
            }

            if (_outage is not null)
            {
                _downSince = before is null ? clock.GetTimestamp() : _downSince;
                ServerLog.StoreDown(_logger, _outage.Detail);
                return;
            }

            ServerLog.StoreUp(_logger, clock.GetElapsedTime(_downSince).TotalSeconds);
            LogContents(health);
        }
    }

    private void LogContents(StoreHealth health)
    {
        ServerLog.StoreOpened(_logger!, probe.Name, health.Detail);
        if (model.NodeTypes.All(type => probe.Statistics.CountNodes(type) == 0))
        {
            ServerLog.StoreEmpty(_logger!);
        }
    }
}
