using Kin10.Graph.Embedded;
using Kin10.Graph.Server.Hosting;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests;

/// <summary>The whole server on a free port of this machine, with the seed in an embedded store.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private WebApplication? _app;
    private IGraphStore? _store;

    /// <summary>Where it answers.</summary>
    public Uri BaseAddress { get; private set; } = new("about:blank");

    /// <summary>What it answers from.</summary>
    internal IGraphStore Store => _store!;

    public async Task InitializeAsync()
    {
        var builder = ServerHost.CreateBuilder(["--urls=http://127.0.0.1:0", $"--Store:Path={EmbeddedGraphStore.InMemory}"]);
        builder.Logging.ClearProviders();
        var settings = Settings.Read(builder.Configuration);
        var model = await GraphLoader.ReadModelAsync(settings.Store, CancellationToken.None);
        var graph = await GraphLoader.OpenAsync(model, settings, CancellationToken.None);
        _store = graph.Store;
        _app = ServerHost.Build(builder, settings, graph);
        await SeedImport.RunAsync(graph, settings, _app.Logger, CancellationToken.None);
        await _app.StartAsync();
        BaseAddress = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_store?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
