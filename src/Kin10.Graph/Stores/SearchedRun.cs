using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Stores;

/// <summary>An operation that depends on what an index found: its answer is of one version only where that is the index's, too.</summary>
internal sealed class SearchedRun(IOperationRun run, string version) : IOperationRun
{
    /// <inheritdoc/>
    public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken) =>
        run.WriteFieldAsync(index, writer, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) =>
        await run.CompleteAsync(cancellationToken) is { } read && read == version ? read : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => run.DisposeAsync();
}
