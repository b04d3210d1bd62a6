using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>Asks over HTTP.</summary>
internal static class Answers
{
    /// <summary>Something small that reads nodes, a path and counts.</summary>
    public const string Query =
        "{ rootCauses(first: 5, order: [{ name: ASC }]) { nodes { id name partners { totalCount nodes { name } } } } "
        + "grandChallenges { totalCount } }";

    /// <summary>
    /// The database works on it for hours where all partners made all commitments and all of these address all root causes: nested pages
    /// multiply, and a count stands at the end of each.
    /// </summary>
    public const string Endless =
        "{ partners(first: 500) { nodes { commitments(first: 500) { nodes { rootCauses(first: 500) { nodes { "
        + "partners(first: 500) { nodes { peers { totalCount } } } } } } } } } }";

    /// <summary>The settings that let it through.</summary>
    public static string[] EndlessSettings { get; } = ["--Limits:MaxCost=9000000000000000000", "--Limits:MaxDepth=100"];

    /// <summary>POSTs a query.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> AskAsync(
        this HttpClient client, string query, object? variables = null, CancellationToken cancellationToken = default)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query, variables }, cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>GETs an answer, if it is not the one with that tag.</summary>
    public static async Task<(HttpStatusCode Status, string? Tag, string Body)> RereadAsync(
        this HttpClient client, string query, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query)}");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        using var response = await client.SendAsync(request);
        return (response.StatusCode, response.Headers.ETag?.ToString(), await response.Content.ReadAsStringAsync());
    }

    /// <summary>What readiness says.</summary>
    public static async Task<(HttpStatusCode Status, string Detail)> ReadyAsync(this HttpClient client)
    {
        using var response = await client.GetAsync("/health/ready");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, json.RootElement.GetProperty("detail").GetString()!);
    }

    /// <summary>Waits until readiness says so.</summary>
    public static async Task<string> WaitForReadinessAsync(this HttpClient client, HttpStatusCode expected)
    {
        while (true)
        {
            var (status, detail) = await client.ReadyAsync();
            if (status == expected)
            {
                return detail;
            }

            await Task.Delay(20);
        }
    }
}
