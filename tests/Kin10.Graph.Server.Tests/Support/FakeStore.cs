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
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;
    private int _waiting;

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

    /// <summary>What happens when a root field is written, by its position.</summary>
    public Func<int, CancellationToken, ValueTask> OnField { get; set; } = (_, _) => ValueTask.CompletedTask;

    /// <summary>What happens when the version is asked for.</summary>
    public Func<CancellationToken, ValueTask> OnVersion { get; set; } = _ => ValueTask.CompletedTask;

    /// <summary>What happens when somebody waits for a change; null for waiting until <see cref="Change"/>.</summary>
    public Func<string, CancellationToken, Task<string>>? OnWait { get; set; }

    /// <summary>What the store says of its health.</summary>
    public Func<CancellationToken, ValueTask<StoreHealth>> OnHealth { get; set; } =
        _ => new(new StoreHealth(true, "It holds what the test says."));

    /// <summary>What happens when the facts are read.</summary>
    public Func<IFactSink, CancellationToken, ValueTask> OnFacts { get; set; } = (_, _) => throw new NotSupportedException();

    /// <summary>How many operations have begun.</summary>
    public int Reads => _reads;

    /// <summary>How many wait for a change.</summary>
    public int Waiting => _waiting;

    /// <summary>The context of the operation that has begun last.</summary>
    public RequestContext Context { get; private set; }

    /// <summary>What was imported last.</summary>
    public GraphBundle? Bundle { get; private set; }

    public long CountNodes(NodeType type) => Bundle?.Nodes.Single(table => table.Type.Name == type.Name).Rows.Count ?? 0;

    public long CountRelationships(RelationshipType type) =>
        Bundle?.Relationships.Single(table => table.Type.Name == type.Name).Rows.Count ?? 0;

    public async ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, RequestContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
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

    /// <summary>The graph has another version, and root fields another value.</summary>
    public void Change(string version, string json)
    {
        (Json, Version) = (json, version);
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public async Task<string> WaitForChangeAsync(string version, CancellationToken cancellationToken)
    {
        if (OnWait is not null)
        {
            return await OnWait(version, cancellationToken);
        }

        Interlocked.Increment(ref _waiting);
        try
        {
            for (var changed = _changed.Task; Version is null || Version == version; changed = _changed.Task)
            {
                await changed.WaitAsync(cancellationToken);
            }

            return Version;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public ValueTask<StoreHealth> CheckHealthAsync(CancellationToken cancellationToken) => OnHealth(cancellationToken);

    public Task<ChangeSet> CompareAsync(GraphBundle bundle, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ChangeSet> ImportAsync(
        GraphBundle bundle, ImportOptions? options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        Bundle = bundle;
        Version += "+";
        return Task.FromResult(new ChangeSet([], []));
    }

    public ValueTask ReadFactsAsync(IFactSink sink, CancellationToken cancellationToken) => OnFacts(sink, cancellationToken);

    public Task<GraphBundle> ExportAsync(CancellationToken cancellationToken) => Task.FromResult(Bundle!);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Run(FakeStore store) : IOperationRun
    {
        public async ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
        {
            await store.OnField(index, cancellationToken);
            if (store.FieldError is not null)
            {
                writer.AddError(store.FieldError, "The test says so.", []);
            }

            writer.Raw(Encoding.UTF8.GetBytes(store.Json));
            return true;
        }

        public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new(store.Version);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
