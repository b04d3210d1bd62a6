using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kin10.Graph.HotChocolate.Tests.Front;

/// <summary>Small documents that end or hold HotChocolate when it is asked alone: none of them gets to it, on any way.</summary>
public sealed class GuardTests(FrontServer server) : IClassFixture<FrontServer>
{
    // HotChocolate alone takes minutes, or the process ends.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Names { get; } = [.. Hostile.Documents.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Post_OfAHostileDocument_HasTheEnginesAnswerSoon(string name)
    {
        var document = Hostile.Documents[name];
        var started = Stopwatch.GetTimestamp();
        var answer = await server.AskAsync(document);
        Assert.True(Stopwatch.GetElapsedTime(started) < Soon, $"{Stopwatch.GetElapsedTime(started)}");
        Assert.Equal(await server.AskEngineAsync(document), answer);
        await AssertAliveAsync();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Batch_WithAHostileDocument_AnswersTheOther(string name)
    {
        var document = Hostile.Documents[name];
        var started = Stopwatch.GetTimestamp();
        using var response = await server.PostAsync(JsonSerializer.Serialize(new[] { new { query = document }, new { query = Alive } }));
        Assert.True(Stopwatch.GetElapsedTime(started) < Soon, $"{Stopwatch.GetElapsedTime(started)}");
        Assert.Equal(
            $"[{await server.AskEngineAsync(document)},{await server.AskEngineAsync(Alive)}]",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task PersistedDocument_ThatIsHostile_IsRefusedAndNotKept(string name)
    {
        var document = Hostile.Documents[name];
        var sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
        var extensions = new { persistedQuery = new { version = 1, sha256Hash } };
        var started = Stopwatch.GetTimestamp();
        using var registration = await server.PostAsync(JsonSerializer.Serialize(new { query = document, extensions }));
        Assert.Equal(await server.AskEngineAsync(document), await registration.Content.ReadAsStringAsync());
        using var again = await server.PostAsync(JsonSerializer.Serialize(new { extensions }));
        Assert.True(Stopwatch.GetElapsedTime(started) < Soon, $"{Stopwatch.GetElapsedTime(started)}");
        Assert.Contains("PersistedQueryNotFound", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AssertAliveAsync();
    }

    [Fact]
    public async Task Get_OfAHostileDocument_HasTheEnginesAnswerSoon()
    {
        // What is short enough for a URL.
        var document = Hostile.Nested("... { ", "rootCauses { totalCount }", " }", 800);
        var started = Stopwatch.GetTimestamp();
        using var response = await server.GetAsync(document);
        Assert.True(Stopwatch.GetElapsedTime(started) < Soon, $"{Stopwatch.GetElapsedTime(started)}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(await server.AskEngineAsync(document), await response.Content.ReadAsStringAsync());
        await AssertAliveAsync();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WebSocket_WithAHostileDocument_SaysWhatIsWrong(string name)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws" }.Uri, timeout.Token);
        await SendAsync("{\"type\":\"connection_init\"}");
        Assert.Equal("{\"type\":\"connection_ack\"}", await ReceiveAsync());
        await SendAsync(JsonSerializer.Serialize(
            new { id = "1", type = "subscribe", payload = new { query = Hostile.Documents[name] } }));
        Assert.Contains("\"type\":\"error\"", await ReceiveAsync(), StringComparison.Ordinal);
        await AssertAliveAsync();

        Task SendAsync(string message) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, timeout.Token);

        async Task<string> ReceiveAsync()
        {
            var buffer = new byte[1 << 20];
            var length = 0;
            for (var isWhole = false; !isWhole;)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), timeout.Token);
                length += part.Count;
                isWhole = part.EndOfMessage;
            }

            return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    private const string Alive = "{ rootCauses { totalCount } }";

    private async Task AssertAliveAsync() => Assert.Equal(await server.AskEngineAsync(Alive), await server.AskAsync(Alive));
}
