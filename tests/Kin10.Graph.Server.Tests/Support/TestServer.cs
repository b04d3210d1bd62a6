using System.Net.Http.Headers;
using System.Text;
using Kin10.Graph.Api;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Server.Hosting;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Stores;
using Kin10.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>The real server on a free port of this machine, over a fake store.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    /// <summary>An operation that reads the store.</summary>
    public const string Query = "{ rootCauses { totalCount } }";

    private TestServer(WebApplication app, FakeStore store, RecordingLogger log)
    {
        App = app;
        Store = store;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public WebApplication App { get; }

    public FakeStore Store { get; }

    public RecordingLogger Log { get; }

    public HttpClient Client { get; }

    /// <summary>Starts the server with these settings.</summary>
    public static Task<TestServer> StartAsync(params string[] settings) => StartAsync(null, settings);

    /// <summary>Starts the server with another engine, or the real one when null.</summary>
    public static Task<TestServer> StartAsync(ExecuteRequest? execute, params string[] settings) =>
        StartAsync(new FakeStore(), execute, settings);

    /// <summary>Starts the server over a store that another one may serve, too.</summary>
    public static async Task<TestServer> StartAsync(FakeStore store, ExecuteRequest? execute, params string[] settings)
    {
        var builder = ServerHost.CreateBuilder(["--urls=http://127.0.0.1:0", .. settings]);
        var log = new RecordingLogger();
        builder.Logging.ClearProviders().AddProvider(log);
        var options = Settings.Read(builder.Configuration);
        var graph = GraphLoader.Create(Kin10Model.Api, store, options.Limits);
        var app = ServerHost.Build(builder, options, execute is null ? graph : graph with { ExecuteAsync = execute });
        await app.StartAsync();
        return new TestServer(app, store, log);
    }

    /// <summary>POSTs a body.</summary>
    public Task<HttpResponseMessage> PostAsync(
        string body, string? accept = null, string? contentType = "application/json", string path = "/graphql")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(request, accept);
    }

    /// <summary>GETs, or sends any other request without a body.</summary>
    public Task<HttpResponseMessage> GetAsync(
        string path, string? accept = null, string method = "GET", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return SendAsync(request, accept);
    }

    /// <summary>The path of a GET that executes a query.</summary>
    public static string PathOf(string query, string more = "") => $"/graphql?query={Uri.EscapeDataString(query)}{more}";

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return Client.SendAsync(request);
    }
}
