using System.Text.Json;

namespace Kin10.Graph.ContractTests;

/// <summary>What a search of the seed data finds, whatever the store.</summary>
public abstract class SearchTests(ContractStore store)
{
    [ContractTheory]
    [InlineData("")]
    [InlineData("\"\"\"")]
    [InlineData("* - ( : ^")]
    [InlineData("xyzzyxyzzyxyzzy")]
    public async Task Search_NothingToFind_IsEmpty(string text)
    {
        var data = await store.Harness.DataAsync(
            "query ($t: String!) { search(text: $t) { totalCount nodes { id } edges { node { id } } facets { type } "
            + "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
            new { t = text });
        Assert.Equal(
            """{"search":{"totalCount":0,"nodes":[],"edges":[],"facets":[],"""
            + "\"pageInfo\":{\"hasNextPage\":false,\"hasPreviousPage\":false,\"startCursor\":null,\"endCursor\":null}}}",
            data.GetRawText());
    }

    [ContractFact]
    public async Task Search_MistypedWord_SuggestsTheNearest()
    {
        var data = await store.Harness.DataAsync("{ search(text: \"resadency\") { totalCount didYouMean } }");
        Assert.Equal(0, data.GetProperty("search").GetProperty("totalCount").GetInt32());
        Assert.Contains(
            data.GetProperty("search").GetProperty("didYouMean").EnumerateArray(),
            word => word.GetString()!.Contains("residency", StringComparison.OrdinalIgnoreCase));
    }

    [ContractFact]
    public async Task Search_PageByPage_GivesEachHitOnce()
    {
        var all = Ids(await AskAsync("first: 500"), out _);
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await AskAsync($"first: 7{(after is null ? "" : $", after: \"{after}\"")}");
            seen.AddRange(Ids(page, out after));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                break;
            }
        }

        Assert.True(all.Length > 14);
        Assert.Equal(all, seen);
        Assert.Equal(all.Length, (await AskAsync("first: 0")).GetProperty("totalCount").GetInt32());

        async Task<JsonElement> AskAsync(string page) => (await store.Harness.DataAsync(
            $$"""{ search(text: "teacher", {{page}}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }""")).GetProperty("search");
    }

    [ContractFact]
    public async Task Search_Types_CountsAndGivesOnlyThose()
    {
        var data = await store.Harness.DataAsync(
            """
            {
              search(text: "teacher", types: [Partner], first: 500) { totalCount facets { type count } nodes { __typename } }
              none: search(text: "teacher", types: []) { totalCount }
            }
            """);
        var search = data.GetProperty("search");
        var total = search.GetProperty("totalCount").GetInt32();
        Assert.True(total > 0);
        Assert.Equal($$"""[{"type":"Partner","count":{{total}}}]""", search.GetProperty("facets").GetRawText());
        Assert.All(search.GetProperty("nodes").EnumerateArray(), node => Assert.Equal("Partner", node.GetProperty("__typename").GetString()));
        Assert.Equal(0, data.GetProperty("none").GetProperty("totalCount").GetInt32());
    }

    [ContractFact]
    public async Task Where_Search_IsAConditionLikeAnyOther()
    {
        var data = await store.Harness.DataAsync(
            """
            query ($t: String!) {
              found: search(text: $t, types: [RootCause], first: 500) { totalCount nodes { id } }
              with: rootCauses(where: { search: $t }, first: 500) { totalCount nodes { id } }
              without: rootCauses(where: { not: { search: $t } }) { totalCount }
              both: rootCauses(where: { or: [{ search: $t }, { not: { search: $t } }] }) { totalCount }
              neither: rootCauses(where: { and: [{ search: $t }, { not: { search: $t } }] }) { totalCount }
              all: rootCauses { totalCount }
              nested: grandChallenges(where: { rootCauses: { some: { search: $t } } }) { totalCount }
              empty: rootCauses(where: { search: "" }) { totalCount }
            }
            """,
            new { t = "teachers" });
        int Total(string key) => data.GetProperty(key).GetProperty("totalCount").GetInt32();
        Assert.True(Total("found") > 0);
        Assert.Equal(Ids(data.GetProperty("found"), out _).Order(StringComparer.Ordinal), Ids(data.GetProperty("with"), out _));
        Assert.Equal(Total("all"), Total("with") + Total("without"));
        Assert.Equal(Total("all"), Total("both"));
        Assert.Equal(0, Total("neither"));
        Assert.Equal(0, Total("empty"));
        Assert.True(Total("nested") > 0);
    }

    [ContractTheory]
    [InlineData("{ search(text: \"a\", after: \"no cursor\") { totalCount } }", "INVALID_CURSOR")]
    [InlineData("{ search(text: \"a\", first: 501) { totalCount } }", "PAGE_SIZE_EXCEEDED")]
    [InlineData("{ search(text: \"a\", first: -1) { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("{ rootCauses(where: { search: null }) { totalCount } }", "BAD_USER_INPUT")]
    [InlineData("{ search(text: \"a\", types: [Planet]) { totalCount } }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task Search_WrongArgument_IsRefused(string query, string code) =>
        Assert.Contains($"\"code\":\"{code}\"", await store.Harness.AskAsync(query), StringComparison.Ordinal);

    [ContractFact]
    public async Task Search_LongText_IsRefused()
    {
        var variables = new { t = new string('x', 100_000) };
        var root = await store.Harness.AskAsync("query ($t: String!) { search(text: $t) { totalCount } }", variables);
        Assert.Contains("Query.search(text): a text to search may have 500 characters; this one has 100000.", root, StringComparison.Ordinal);
        var filter = await store.Harness.AskAsync("query ($t: String!) { rootCauses(where: { search: $t }) { totalCount } }", variables);
        Assert.Contains("\"code\":\"BAD_USER_INPUT\"", filter, StringComparison.Ordinal);
    }

    private static string[] Ids(JsonElement connection, out string? endCursor)
    {
        endCursor = connection.TryGetProperty("pageInfo", out var info) ? info.GetProperty("endCursor").GetString() : null;
        return [.. connection.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)];
    }
}
