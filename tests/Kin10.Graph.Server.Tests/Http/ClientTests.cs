using System.Text.Json;
using Kin10.Testing;

namespace Kin10.Graph.Server.Tests.Http;

/// <summary>The clients that most applications use, against the whole server: Apollo Client, urql and graphql-request from npm.</summary>
public sealed class ClientTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly NodeScripts Scripts = new("clients");

    [RequiresFact("node")]
    public async Task Clients_PersistedQueriesBatchesPagesAndErrors_AreUnderstood()
    {
        var seen = await Scripts.RunAsync<object, Dictionary<string, Scenario>>(
            "clients.mjs", new { url = new Uri(server.BaseAddress, "/graphql") });

        // First the hash alone, then the document with it, and from then on the hash is enough.
        Expect(
            seen["apolloPersisted"],
            "[32,32,32,32]",
            "POST hash 200", "POST document 200", "POST hash 200",
            "GET hash 200", "POST document 200", "GET hash 200");
        Expect(
            seen["urqlPersisted"],
            "[32,32,32,32]",
            "POST hash 200", "POST document 200", "POST hash 200",
            "GET hash 200", "GET document 200", "GET hash 200");

        Expect(
            seen["apolloBatch"],
            """[{"rootCauses":{"__typename":"RootCausesConnection","totalCount":32}},"GRAPHQL_VALIDATION_FAILED",{"node":null}]""",
            "POST array of document 200");
        Expect(seen["graphqlRequestBatch"], "[32,32]", "POST array of document 200");

        Expect(
            seen["apolloPaging"],
            "[32,32]",
            "POST document 200", "POST document 200", "POST document 200", "POST document 200");

        Expect(seen["apolloErrors"], """["CombinedGraphQLErrors","GRAPHQL_VALIDATION_FAILED"]""", "POST document 400");
        Expect(seen["urqlErrors"], """["GRAPHQL_VALIDATION_FAILED",null]""", "POST document 400");
        Expect(seen["graphqlRequestErrors"], """["GRAPHQL_VALIDATION_FAILED"]""", "POST document 400");
    }

    private static void Expect(Scenario scenario, string results, params string[] sent)
    {
        Assert.Equal(results, scenario.Results.GetRawText());
        Assert.Equal(sent, scenario.Sent);
    }

    /// <param name="Results">What the client's caller got.</param>
    /// <param name="Sent">What went over the network, and its status.</param>
    private sealed record Scenario(JsonElement Results, string[] Sent);
}
