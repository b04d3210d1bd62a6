using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kin10.Graph.Embedded;
using Kin10.Graph.Server.Hosting;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.HotChocolate.Tests.Front;

/// <summary>
/// The whole server with HotChocolate in front, on a free port of this machine, over the seed; and the engine alone beside it.
/// </summary>
public sealed class FrontServer : IAsyncLifetime, IAsyncDisposable
{
    private WebApplication? _app;
    private GraphService? _graph;
    private HttpClient? _client;

    /// <summary>Asks the server.</summary>
    public HttpClient Client => _client!;

    /// <summary>Where the server's GraphQL is.</summary>
    public Uri Address => new(Client.BaseAddress!, "/graphql");

    /// <inheritdoc/>
    public Task InitializeAsync() => StartAsync(_ => { }, "--Live:MaxMessageBytes=1000000");

    /// <summary>Starts it with services of a test, and settings.</summary>
    public async Task StartAsync(Action<IServiceCollection> configure, params string[] settings)
    {
        var builder = ServerHost.CreateBuilder(["--urls=http://127.0.0.1:0", $"--Store:Path={EmbeddedGraphStore.InMemory}", .. settings]);
        builder.Logging.ClearProviders();
        var options = Settings.Read(builder.Configuration);
        var model = await GraphLoader.ReadModelAsync(options.Store, CancellationToken.None);
        _graph = await GraphLoader.OpenAsync(model, options, CancellationToken.None);
        configure(builder.Services);
        _app = ServerHost.Build(builder, options, _graph);
        await SeedImport.RunAsync(_graph, options, _app.Logger, CancellationToken.None);
        await _app.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()), Timeout = TimeSpan.FromSeconds(60) };
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_graph?.Store.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_graph?.Search?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>What the engine answers without any front.</summary>
    public async Task<string> AskEngineAsync(string query, JsonElement? variables = null)
    {
        using var writer = new ResponseWriter();
        await _graph!.ExecuteAsync(
            new GraphQLRequest(query, variables: variables), writer, RequestContext.Anonymous, CancellationToken.None);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>What the server answers to a POST.</summary>
    public async Task<string> AskAsync(string query, JsonElement? variables = null)
    {
        using var response = await PostAsync(JsonSerializer.Serialize(new { query, variables }));
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>POSTs a body.</summary>
    public Task<HttpResponseMessage> PostAsync(string body, string accept = "application/graphql-response+json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Accept", accept);
        return Client.SendAsync(request);
    }

    /// <summary>GETs a query.</summary>
    public Task<HttpResponseMessage> GetAsync(string query, string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{Address}?query={Uri.EscapeDataString(query)}");
        request.Headers.Add("Accept", "application/graphql-response+json");
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return Client.SendAsync(request);
    }
}
