using Kin10.Graph.Embedded.Execution.Programs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Embedded.Storage;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded;

/// <summary>What readers see: set as one.</summary>
/// <param name="Version">
/// The version of the graph: the digest of its content, so that all stores that hold the same graph agree.
/// </param>
/// <param name="Snapshot">The graph.</param>
internal sealed record PublishedGraph(string Version, GraphSnapshot Snapshot) : IGraphReader
{
    public ProgramCache Programs { get; } = new(Snapshot);

    /// <inheritdoc/>
    public IGraphStatistics Statistics => Snapshot;

    /// <summary>The state of the file that holds it.</summary>
    public FileState State => FileState.Of(Version, Snapshot.History);

    /// <summary>The version that is published next.</summary>
    public TaskCompletionSource<string> Successor { get; init; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken) =>
        new(Programs.Get(plan.Plan).Begin(plan, Version, cancellationToken));

    /// <summary>Nothing is published any more.</summary>
    public void Close()
    {
        Successor.TrySetException(new ObjectDisposedException(nameof(EmbeddedGraphStore)));

        // Where nobody waits, nobody sees it: that is no fault.
        _ = Successor.Task.Exception;
    }
}
