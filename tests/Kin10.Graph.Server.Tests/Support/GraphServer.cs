using Kin10.Graph.Bundles;
using Kin10.Graph.Embedded;
using Kin10.Graph.Server.Hosting;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>The real server on a free port of this machine, over an embedded store with a graph of a test's own.</summary>
internal sealed class GraphServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GraphService _graph;

    private GraphServer(WebApplication app, GraphService graph)
    {
        (_app, _graph) = (app, graph);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    /// <summary>Starts the server.</summary>
    /// <param name="graph">What it serves.</param>
    /// <param name="settings">Its settings.</param>
    public static async Task<GraphServer> StartAsync(GraphBundle graph, params string[] settings)
    {
        var builder = ServerHost.CreateBuilder(["--urls=http://127.0.0.1:0", $"--Store:Path={EmbeddedGraphStore.InMemory}", .. settings]);
        builder.Logging.ClearProviders();
        var options = Settings.Read(builder.Configuration);
        var model = await GraphLoader.ReadModelAsync(options.Store, CancellationToken.None);
        var service = await GraphLoader.OpenAsync(model, options, CancellationToken.None);
        var app = ServerHost.Build(builder, options, service);
        await service.Store.ImportAsync(Complete(graph), null, null, CancellationToken.None);
        await app.StartAsync();
        return new GraphServer(app, service);
    }

    /// <summary>Puts another graph in the place of the one that it serves.</summary>
    public Task ImportAsync(GraphBundle graph) => _graph.Store.ImportAsync(Complete(graph), null, null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _graph.Store.DisposeAsync();
        await (_graph.Search?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static GraphBundle Complete(GraphBundle graph) => DerivedGraph.Complete(DerivedGraph.Facts(graph), CancellationToken.None);
}
