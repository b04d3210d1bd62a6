using Kin10.Graph.Server.Logs;
using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Http;

/// <summary>Knows whether the server is stopping, and delays the stop so that a load balancer notices first.</summary>
internal sealed class Readiness(ServerOptions options, IHostApplicationLifetime lifetime, ILogger<Readiness> logger)
    : IHostedLifecycleService
{
    private volatile bool _isStopping;

    /// <summary>Whether the server is about to stop.</summary>
    public bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested || _isStopping;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        ServerLog.Stopping(logger, options.ShutdownTimeout.TotalSeconds);
        if (options.ShutdownDelay > TimeSpan.Zero)
        {
            await Task.Delay(options.ShutdownDelay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
