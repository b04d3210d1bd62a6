using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kin10.Graph.Server.Tests.Browser;

/// <summary>Asks the same server what a page shows of it.</summary>
internal static class GraphClient
{
    /// <summary>The data of an answer that has no errors.</summary>
    public static async Task<JsonNode> AskAsync(Uri server, string query, object? variables = null)
    {
        using var client = new HttpClient { BaseAddress = server };
        using var response = await client.PostAsJsonAsync("graphql", new { query, variables }, JsonSerializerOptions.Web);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Null(answer["errors"]);
        return answer["data"]!;
    }
}
