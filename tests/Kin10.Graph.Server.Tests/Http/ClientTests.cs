using System.Text.Json;
using Kin10.Graph.Bundles;
using Kin10.Graph.Server.Tests.Support;
using Kin10.Graph.Stores;
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

    [RequiresFact("node")]
    public async Task Apollo_TrustedDocumentsOnly_AreAnsweredByTheirIdentifiers()
    {
        // As Apollo Client prints it: with its __typename, and without a line break at the end.
        using var folder = new DocumentFolder();
        folder.Write("trusted.graphql", "query Trusted($id: ID!) {\n  rootCause(id: $id) {\n    id\n    __typename\n  }\n}");
        await using var only = await TestServer.StartAsync(folder.Setting, "--TrustedDocuments:Mode=only");
        only.Store.Json = "null";
        var seen = await Scripts.RunAsync<object, Dictionary<string, Scenario>>(
            "trusted.mjs", new { url = new Uri(only.Client.BaseAddress!, "/graphql") });

        const string Answered = "{\"rootCause\":null}";
        Expect(
            seen["hashes"],
            $"[{Answered},{Answered},\"DOCUMENT_NOT_ALLOWED\"]",
            "POST identifier 200", "GET identifier 200", "POST identifier 200", "POST document 400");
        Expect(
            seen["documentIds"], $"[{Answered},\"PERSISTED_QUERY_NOT_FOUND\"]", "POST identifier 200", "POST identifier 404");
        Expect(seen["documents"], $"[{Answered},\"DOCUMENT_NOT_ALLOWED\"]", "POST document 200", "POST document 400");
    }

    [RequiresFact("node")]
    public async Task Clients_DeferredFragments_AreShownPartByPart()
    {
        var seen = await Scripts.RunAsync<object, Dictionary<string, DeferScenario>>(
            "defer.mjs", new { url = new Uri(server.BaseAddress, "/graphql") });

        Assert.Equal(["apollo3", "apollo4Of2022", "apollo4"], seen.Keys);
        Assert.All(seen.Values, scenario =>
        {
            // How many nodes, totalCount, aggregate.count and the graph's name.
            Assert.Equal("1 - - -", scenario.Seen[0]);
            Assert.Equal("1 32 32 kin10", scenario.Seen[^1]);
            Assert.Equal("1 32 32 kin10", scenario.Cached);
            Assert.StartsWith("multipart/mixed", Assert.Single(scenario.Types), StringComparison.Ordinal);
            Assert.Equal("PAGE_SIZE_EXCEEDED", scenario.Mistake);
        });
        Assert.EndsWith("incrementalSpec=v0.2", seen["apollo4"].Types[0], StringComparison.Ordinal);
    }

    [RequiresFact("node")]
    public async Task Clients_LiveQueriesWhileTheGraphChanges_AreToldEachChange()
    {
        using var stop = new CancellationTokenSource();
        var changing = Task.Run(() => RenameAgainAndAgainAsync(stop.Token));
        var seen = await Scripts.RunAsync<object, Dictionary<string, LiveScenario>>(
            "live.mjs", new { url = new Uri(server.BaseAddress, "/graphql") });
        await stop.CancelAsync();
        await changing;

        Assert.Equal(["graphqlWs", "graphqlSse", "apollo", "urqlOverSockets", "urqlOverEvents"], seen.Keys);
        Assert.All(seen.Values, scenario =>
        {
            Assert.Equal(3, scenario.Answers.Length);
            Assert.All(scenario.Answers.Zip(scenario.Answers.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
            Assert.Equal(("Partner:edc", "GRAPHQL_VALIDATION_FAILED"), (scenario.Query, scenario.Mistake));
        });
    }

    // A name, and another one, and the first again.
    private async Task RenameAgainAndAgainAsync(CancellationToken stop)
    {
        var facts = await server.Store.ExportAsync(CancellationToken.None);
        var before = DerivedGraph.Complete(facts, CancellationToken.None);
        var after = before with
        {
            Nodes = [.. before.Nodes.Select(table => table with { Rows = [.. table.Rows.Select(Rename)] })],
        };
        while (!stop.IsCancellationRequested)
        {
            await server.Store.ImportAsync(after, null, CancellationToken.None);
            await server.Store.ImportAsync(before, null, CancellationToken.None);
        }

        static NodeRow Rename(NodeRow row) => row.Id == "Partner:edc"
            ? new NodeRow([.. row.Values.Select(value => value is "EDC" ? "Education Development Center" : value)])
            : row;
    }

    private static void Expect(Scenario scenario, string results, params string[] sent)
    {
        Assert.Equal(results, scenario.Results.GetRawText());
        Assert.Equal(sent, scenario.Sent);
    }

    /// <param name="Results">What the client's caller got.</param>
    /// <param name="Sent">What went over the network, and its status.</param>
    private sealed record Scenario(JsonElement Results, string[] Sent);

    /// <param name="Seen">The states of the answer that the client's caller was given, each once.</param>
    /// <param name="Cached">What the client's cache has in the end.</param>
    /// <param name="Types">The media type of the answer.</param>
    /// <param name="Mistake">The code of what is wrong with another operation.</param>
    private sealed record DeferScenario(string[] Seen, string Cached, string[] Types, string Mistake);

    /// <param name="Answers">The names that the client was told, one after the other.</param>
    /// <param name="Query">The answer to a query.</param>
    /// <param name="Mistake">The code of what is wrong with a subscription.</param>
    private sealed record LiveScenario(string[] Answers, string Query, string Mistake);
}
