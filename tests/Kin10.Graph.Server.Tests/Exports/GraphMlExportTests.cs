using System.Net;
using Kin10.Graph.Bundles;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Server.Tests.Exports;

/// <summary>What goes wrong while the graph is read.</summary>
public sealed class GraphMlExportTests
{
    private const string Path = "/export/graph.graphml";

    private static readonly NodeTable Partners = Kin10Model.Seed.Nodes.Single(table => table.Type.Name == "Partner");

    [Fact]
    public async Task Export_StoreFailsBeforeAnythingIsSent_IsRefused()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnFacts = async (sink, token) =>
        {
            await GiveAsync(sink, 5, token);
            throw new GraphStoreException("The graph was changed while it was read. Try again.", isTransient: true);
        };
        using var response = await server.GetAsync(Path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task Export_GraphChangesMeanwhile_BreaksOff()
    {
        var read = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync();
        server.Store.OnFacts = async (sink, token) =>
        {
            await GiveAsync(sink, 5000, token);
            await read.Task;
            throw new GraphStoreException("The graph was changed while it was read. Try again.", isTransient: true);
        };
        using var response = await server.Client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        read.SetResult();

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null));
        await Eventually.TrueAsync(() => server.Log.Entries.Any(
            entry => entry.Message.Contains("broke off after", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Export_DatabaseBeginsAnew_IsRefused()
    {
        await using var server = await TestServer.StartAsync();
        server.Store.OnFacts = async (sink, token) =>
        {
            await GiveAsync(sink, 5, token);
            await GiveAsync(sink, 5, token);
        };
        using var response = await server.GetAsync(Path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Export_ClientGoes_StopsTheReading()
    {
        await using var server = await TestServer.StartAsync();
        var stopped = new TaskCompletionSource();
        server.Store.OnFacts = async (sink, token) =>
        {
            try
            {
                await GiveAsync(sink, int.MaxValue, token);
            }
            finally
            {
                stopped.SetResult();
            }
        };
        (await server.Client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead)).Dispose();

        await stopped.Task;
    }

    private static async ValueTask GiveAsync(IFactSink sink, int nodes, CancellationToken cancellationToken)
    {
        await sink.BeginAsync("version-1", cancellationToken);
        for (var i = 0; i < nodes; i++)
        {
            await sink.AddAsync(Partners.Type, Partners.Rows[i % Partners.Rows.Count], cancellationToken);
        }
    }
}
