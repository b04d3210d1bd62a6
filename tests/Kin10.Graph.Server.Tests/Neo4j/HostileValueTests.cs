using System.Net;
using System.Text.Json;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>Values that try to be Cypher, and values that somebody wrote into the database by hand.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class HostileValueTests(Neo4jFixture neo4j)
{
    private const string Cause = "RootCause:teaching-is-devalued-by-cultural-norms";

    [Neo4jTheory]
    [InlineData("' OR 1=1 //")]
    [InlineData("\"}) DETACH DELETE n //")]
    [InlineData("`}) MATCH (n) DETACH DELETE n RETURN 1 AS `x")]
    [InlineData("\\u0027}) MATCH (n) SET n.name = \\u0027x")]
    [InlineData("$p0} DELETE n")]
    [InlineData("\uFF07\u02BC\u2019 } DELETE n /* \u202E \uFEFF")]
    [InlineData("RootCause:x'; CALL db.labels() //")]
    [InlineData("\0 DELETE n")]
    public async Task Text_ThatLooksLikeCypher_IsTextAndChangesNothing(string text)
    {
        const string Ask = """
            query($id: ID!, $text: String!, $names: [String]) {
              byId: rootCause(id: $id) { name }
              node(id: $id) { id }
              nodes(ids: [$id, $id]) { id }
              equal: rootCauses(where: { name: { eq: $text } }) { totalCount }
              contains: rootCauses(where: { or: [{ name: { contains: $text, mode: INSENSITIVE } }, { summary: { startsWith: $text } }] }) { totalCount }
              related: partners(where: { commitments: { some: { name: { in: $names } } } }, order: [{ name: ASC }]) { nodes { name } }
            }
            """;
        await neo4j.FillAsync();
        var before = await CountAsync();
        await using var server = await neo4j.ServeAsync();
        var (status, body) = await server.Client.AskAsync(Ask, new { id = text, text, names = new[] { text } });
        var (cursorStatus, cursorBody) = await server.Client.AskAsync(
            "query($after: String) { rootCauses(first: 1, after: $after) { nodes { id } } }", new { after = text });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            """{"data":{"byId":null,"node":null,"nodes":[null,null],"equal":{"totalCount":0},"contains":{"totalCount":0},"related":{"nodes":[]}}}""",
            body);
        Assert.Contains("\"code\":\"INVALID_CURSOR\"", cursorBody, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.InternalServerError, cursorStatus);
        Assert.Equal(before, await CountAsync());
    }

    [Neo4jFact]
    public async Task Cursor_OfARowWithAHostileName_IsTextToo()
    {
        const string Name = "!'} DETACH DELETE n //`\"";
        await neo4j.FillAsync();
        await neo4j.RunAsync($"MATCH (n:RootCause {{id: '{Cause}'}}) SET n.name = $name", new() { ["name"] = Name });
        var before = await CountAsync();
        await using var server = await neo4j.ServeAsync();
        var (_, first) = await server.Client.AskAsync(
            "{ rootCauses(first: 1, order: [{ name: ASC }]) { edges { cursor node { name } } } }");
        using var json = JsonDocument.Parse(first);
        var edge = json.RootElement.GetProperty("data").GetProperty("rootCauses").GetProperty("edges")[0];
        var (_, next) = await server.Client.AskAsync(
            "query($after: String) { rootCauses(first: 1, after: $after, order: [{ name: ASC }]) { nodes { name } } }",
            new { after = edge.GetProperty("cursor").GetString() });

        Assert.Equal(Name, edge.GetProperty("node").GetProperty("name").GetString());
        Assert.DoesNotContain("errors", next, StringComparison.Ordinal);
        Assert.DoesNotContain("DETACH", next, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Neo4jTheory]
    [InlineData("REMOVE n.name", "name")]
    [InlineData("SET n.name = 7", "name")]
    [InlineData("SET n.name = ['a', 'b']", "name")]
    [InlineData("SET n.isCatalyst = 'yes'", "isCatalyst")]
    [InlineData("SET n.sources = 5", "sources")]
    [InlineData("SET n.summary = date('2026-01-01')", "summary")]
    public async Task Value_ThatBreaksTheModel_IsALocatedErrorAndNoFault(string edit, string field)
    {
        await neo4j.FillAsync();
        await using var server = await neo4j.ServeAsync();
        await neo4j.RunAsync($"MATCH (n:RootCause {{id: '{Cause}'}}) {edit}");
        var (status, body) = await server.Client.AskAsync(
            $"{{ rootCause(id: \"{Cause}\") {{ id {field} }} grandChallenges {{ totalCount }} }}");
        var (listStatus, list) = await server.Client.AskAsync($"{{ rootCauses(first: 500) {{ nodes {{ {field} }} }} }}");
        await neo4j.FillAsync();
        var (_, healed) = await server.Client.AskAsync($"{{ rootCause(id: \"{Cause}\") {{ id {field} }} }}");

        using var json = JsonDocument.Parse(body);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(HttpStatusCode.OK, listStatus);
        Assert.Equal([$"[\"rootCause\",\"{field}\"]"], Paths(json));
        Assert.True(json.RootElement.GetProperty("data").GetProperty("grandChallenges").GetProperty("totalCount").GetInt32() > 0);
        using var listJson = JsonDocument.Parse(list);
        Assert.Matches($"^\\[\"rootCauses\",\"nodes\",[0-9]+,\"{field}\"\\]$", Assert.Single(Paths(listJson)));
        Assert.DoesNotContain("errors", healed, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", server.Log, StringComparison.Ordinal);
    }

    private static List<string> Paths(JsonDocument json) =>
        [.. json.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetRawText())];

    private async Task<string> CountAsync() =>
        JsonSerializer.Serialize((await neo4j.RunAsync("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r), count(n.name)"))[0]
            .Values.ToArray());
}
