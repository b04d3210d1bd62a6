using System.Text;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>A store that answers every root field with the same JSON, and does what a test tells it to.</summary>
internal sealed class FakeStore : IGraphStore, IGraphStatistics
{
    public string Name => "fake";

    public IGraphStatistics Statistics => this;

    /// <summary>The version of the graph; null when it cannot be proven.</summary>
    public string? Version { get; set; } = "version-1";

    /// <summary>The value of each root field.</summary>
    public string Json { get; set; } = """{"totalCount":1}""";

    /// <summary>A field error at each root field.</summary>
    public string? FieldError { get; set; }

    /// <summary>What happens when an operation begins.</summary>
    public Func<CancellationToken, ValueTask> OnRead { get; set; } = _ => ValueTask.CompletedTask;

    /// <summary>What happens when the version is asked for.</summary>
    public Func<CancellationToken, ValueTask> OnVersion { get; set; } = _ => ValueTask.CompletedTask;

    /// <summary>What happens when somebody waits for a change.</summary>
    public Func<string, CancellationToken, Task<string>> OnWait { get; set; } = async (_, token) =>
    {
        await Task.Delay(Timeout.Infinite, token);
        return "";
    };

    /// <summary>What the store says of its health.</summary>
    public Func<CancellationToken, ValueTask<StoreHealth>> OnHealth { get; set; } =
        _ => new(new StoreHealth(true, "It holds what the test says."));

    /// <summary>How many operations have begun.</summary>
    public int Reads { get; private set; }

    /// <summary>The context of the operation that has begun last.</summary>
    public RequestContext Context { get; private set; }

    /// <summary>What was imported last.</summary>
    public GraphBundle? Bundle { get; private set; }

    public long CountNodes(NodeType type) => Bundle?.Nodes.Single(table => table.Type.Name == type.Name).Rows.Count ?? 0;

    public long CountRelationships(RelationshipType type) =>
        Bundle?.Relationships.Single(table => table.Type.Name == type.Name).Rows.Count ?? 0;

    public async ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken)
    {
        Reads++;
        Context = context;
        await OnRead(cancellationToken);
        return new Run(this);
    }

    public Task<string> ReadTextsAsync(ITextSink sink, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async ValueTask<string> ReadVersionAsync(CancellationToken cancellationToken)
    {
        await OnVersion(cancellationToken);
        return Version ?? "unproven";
    }

    public Task<string> WaitForChangeAsync(string version, CancellationToken cancellationToken) => OnWait(version, cancellationToken);

    public ValueTask<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken) => OnHealth(cancellationToken);

    public Task<ChangeSet> CompareAsync(GraphBundle bundle, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ChangeSet> ImportAsync(
        GraphBundle bundle, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        Bundle = bundle;
        Version += "+";
        return Task.FromResult(new ChangeSet([], []));
    }

    public Task<GraphBundle> ExportAsync(CancellationToken cancellationToken) => Task.FromResult(Bundle!);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Run(FakeStore store) : IOperationRun
    {
        public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
        {
            if (store.FieldError is not null)
            {
                writer.AddError(store.FieldError, "The test says so.", []);
            }

            writer.Raw(Encoding.UTF8.GetBytes(store.Json));
            return new(true);
        }

        public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new(store.Version);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
