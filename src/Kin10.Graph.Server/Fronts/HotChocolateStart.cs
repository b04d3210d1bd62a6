using Kin10.Graph.HotChocolate;

namespace Kin10.Graph.Server.Fronts;

/// <summary>Makes HotChocolate ready before the server is: a schema that it or the engine refuses ends the start.</summary>
internal sealed class HotChocolateStart(HotChocolatePipeline pipeline) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => pipeline.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
