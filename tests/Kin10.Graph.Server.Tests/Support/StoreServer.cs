using Kin10.Graph.Server.Hosting;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.Graph.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>The real server on a free port of this machine, over a store that the test fills.</summary>
internal sealed class StoreServer(WebApplication app) : IAsyncDisposable
{
    public HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Urls.Single()) };

    public static async Task<StoreServer> StartAsync(IGraphStore store, params string[] settings)
    {
        var builder = ServerHost.CreateBuilder(["--urls=http://127.0.0.1:0", .. settings]);
        builder.Logging.ClearProviders();
        var options = Settings.Read(builder.Configuration);
        var app = ServerHost.Build(builder, options, GraphLoader.Create(Kin10Model.Api, store, options.Limits));
        await app.StartAsync();
        return new StoreServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
