#pragma warning disable
namespace Kin10.Graph.Embedded;
using Kin10.Graph; using Kin10.Graph.Bundles; using Kin10.Graph.Model; using Kin10.Graph.Plan; using Kin10.GraphQL.Execution;
public sealed class EmbeddedGraphStore(GraphModel model) : IGraphStore, IGraphStatistics {
 GraphBundle? _b; int _v;
 public static Task<EmbeddedGraphStore> OpenAsync(GraphModel m, string path) => Task.FromResult(new EmbeddedGraphStore(m));
 public string Name => "embedded"; public IGraphStatistics Statistics => this;
 public long CountNodes(NodeType t) => _b?.Nodes.First(n => n.Type == t).Rows.Count ?? 0;
 public long CountRelationships(RelationshipType t) => _b?.Relationships.First(n => n.Type == t).Rows.Count ?? 0;
 public ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, CancellationToken c) => throw new GraphStoreException("stub", false);
 public ValueTask<string> ReadVersionAsync(CancellationToken c) => new("v" + _v);
 public ValueTask<StoreHealth> CheckHealthAsync(CancellationToken c) => new(new StoreHealth(true, "stub"));
 public Task ImportAsync(GraphBundle b, IProgress<ImportProgress>? p, CancellationToken c) { _b = b; _v++; return Task.CompletedTask; }
 public Task<GraphBundle> ExportAsync(CancellationToken c) => Task.FromResult(_b!);
 public ValueTask DisposeAsync() => default;
}
