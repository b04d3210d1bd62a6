using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Bundles;
using Kin10.Graph.Embedded;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Benchmarks;

/// <summary>The engine and the embedded store without HTTP.</summary>
internal sealed class InProcess : IAsyncDisposable
{
    private readonly IGraphStore _store;
    private readonly GraphQLExecutor<OperationPlan> _executor;

    private InProcess(IGraphStore store, GraphQLExecutor<OperationPlan> executor) => (_store, _executor) = (store, executor);

    /// <summary>How large the graph is.</summary>
    public IGraphStatistics Statistics => _store.Statistics;

    public static async Task<InProcess> OpenAsync(GraphBundle bundle, string path)
    {
        var store = await EmbeddedGraphStore.OpenAsync(bundle.Model, path);
        await store.ImportAsync(bundle, null, CancellationToken.None);
        var limits = new GraphLimits { MaxCost = long.MaxValue };
        var api = ApiSchema.Create(bundle.Model, limits);
        return new(store, new(api.Schema, new GraphOperationHandler(api, store, limits)));
    }

    public static GraphQLRequest Request(string query, string? variables = null) =>
        new(query, null, variables is null ? null : JsonDocument.Parse(variables).RootElement);

    /// <summary>Runs a request so often that it takes a while, and returns microseconds for one.</summary>
    public double MicrosecondsOf(GraphQLRequest request)
    {
        var count = 0;
        var clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < 200)
        {
            Run(request);
            count++;
        }

        return clock.Elapsed.TotalMicroseconds / count;
    }

    /// <summary>Bytes that this thread allocates for one request, warm.</summary>
    public double BytesOf(GraphQLRequest request)
    {
        const int Count = 1000;
        for (var i = 0; i < Count; i++)
        {
            Run(request);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Count; i++)
        {
            Run(request);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Count;
    }

    /// <summary>The answer to a request, which must succeed.</summary>
    public string Answer(GraphQLRequest request)
    {
        using var writer = new ResponseWriter();
        Run(request, writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>Runs a request, which must succeed.</summary>
    public void Run(GraphQLRequest request)
    {
        using var writer = new ResponseWriter();
        Run(request, writer);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private void Run(GraphQLRequest request, ResponseWriter writer)
    {
        var running = _executor.ExecuteAsync(request, writer, RequestContext.Anonymous, CancellationToken.None);
        if (!running.IsCompletedSuccessfully || running.Result.Errors.Count > 0)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(writer.Written.Span));
        }
    }
}
