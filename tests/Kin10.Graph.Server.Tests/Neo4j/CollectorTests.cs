using System.Text;
using Kin10.Graph.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>What arrives at an OpenTelemetry collector.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class CollectorTests(Neo4jFixture neo4j)
{
    [BoltClientFact("has no spans of its own.")]
    public async Task Request_WithACollector_SendsItsSpanAndTheStatementsUnderItWithoutValues()
    {
        const string Value = "a-value-of-somebody";
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (HttpContext context, string signal) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = Encoding.Latin1.GetString(body.ToArray());
            if (signal == "traces" && text.Contains("db.query.text", StringComparison.Ordinal))
            {
                received.TrySetResult(text);
            }
        });
        await collector.StartAsync();
        await neo4j.FillAsync();
        var environment = new Dictionary<string, string>(neo4j.Environment)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        };
        await using (var server = await ServerProcess.StartAsync(environment))
        {
            // A caller's trace: every span of the request carries its id.
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString($"{{ rootCause(id: \"{Value}\") {{ name }} }}")}");
            request.Headers.Add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
            request.Headers.Add("Accept", "application/json");
            using var response = await server.Client.SendAsync(request);
            response.EnsureSuccessStatusCode();
        }

        var sent = await received.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var trace = Encoding.Latin1.GetString(Convert.FromHexString("4bf92f3577b34da6a3ce929d0e0e4736"));
        Assert.Contains("kin10-graph", sent, StringComparison.Ordinal);
        Assert.Contains("Kin10.Bolt", sent, StringComparison.Ordinal);
        Assert.Contains("db.system.name", sent, StringComparison.Ordinal);
        Assert.Contains("MATCH", sent, StringComparison.Ordinal);
        Assert.Contains(trace, sent[sent.IndexOf("Kin10.Bolt", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain(Value, sent[sent.IndexOf("Kin10.Bolt", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain(environment["NEO4J_PASSWORD"], sent, StringComparison.Ordinal);
    }
}
