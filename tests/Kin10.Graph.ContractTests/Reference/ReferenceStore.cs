using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>A store without any cleverness: what docs/api.md says, over objects, all of it every time.</summary>
internal sealed class ReferenceStore(GraphBundle bundle, ReferenceHistory? history = null) : IGraphStore, IGraphStatistics
{
    /// <summary>The version of every graph here.</summary>
    public const string Version = "version-of-the-reference";

    private readonly ReferenceGraph _graph = new(bundle);

    public string Name => "reference";

    public IGraphStatistics Statistics => this;

    public ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken) =>
        new(new ReferenceRun(_graph, history ?? ReferenceHistory.Empty, plan));

    public ValueTask<string> ReadVersionAsync(CancellationToken cancellationToken) => new(Version);

    public Task<string> WaitForChangeAsync(string version, CancellationToken cancellationToken) =>
        Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => version, cancellationToken);

    public ValueTask<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken) => new(new StoreHealth(true, ""));

    public Task<ChangeSet> CompareAsync(GraphBundle other, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeSet.Between(bundle, other, cancellationToken));

    public Task<ChangeSet> ImportAsync(
        GraphBundle other, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<string> ReadTextsAsync(ITextSink sink, CancellationToken cancellationToken)
    {
        sink.Begin();
        foreach (var table in bundle.Nodes)
        {
            var texts = SearchTexts.Of(table.Type);
            foreach (var row in table.Rows.Where(_ => texts.Count > 0))
            {
                sink.Add(
                    table.Type,
                    (string)row.Values[0]!,
                    [.. texts.Select(property => (string?)row.Values[table.Type.Properties.ToList().IndexOf(property)])]);
            }
        }

        return Task.FromResult(Version);
    }

    public ValueTask ReadFactsAsync(IFactSink sink, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GraphBundle> ExportAsync(CancellationToken cancellationToken) => Task.FromResult(bundle);

    public long CountNodes(NodeType type) => bundle.Nodes[type.Index].Rows.Count;

    public long CountRelationships(RelationshipType type) => bundle.Relationships[type.Index].Rows.Count;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
