using System.Text.Json;

namespace Kin10.Graph.ContractTests;

/// <summary>
/// Wrong values refuse the whole operation before anything is read: no <c>data</c>, and an error that says where and what would be right.
/// </summary>
public abstract class MistakeTests(ContractStore store)
{
    /// <summary>Operations with a mistake, the code of the error, and what the message names.</summary>
    public static TheoryData<string, string, string> Mistakes { get; } = new()
    {
        { "{ rootCauses(first: 501) { totalCount } }", "PAGE_SIZE_EXCEEDED", "500" },
        { "{ rootCauses(first: -1) { totalCount } }", "BAD_USER_INPUT", "first" },
        { "{ rootCauses(first: 1, last: 1) { totalCount } }", "BAD_USER_INPUT", "last" },
        { "{ rootCauses(after: \"\") { totalCount } }", "INVALID_CURSOR", "after" },
        { "{ rootCauses(after: \"nonsense\") { totalCount } }", "INVALID_CURSOR", "after" },
        { "{ rootCauses(before: \"AAAAAAAAAAA\") { totalCount } }", "INVALID_CURSOR", "before" },
        { "{ rootCauses(where: { name: { contains: null } }) { totalCount } }", "BAD_USER_INPUT", "contains" },
        { "{ rootCauses(where: { name: { in: null } }) { totalCount } }", "BAD_USER_INPUT", "in" },
        { "{ rootCauses(where: { partners: { any: null } }) { totalCount } }", "BAD_USER_INPUT", "any" },
        { "{ rootCauses(where: { partners: { count: { lt: null } } }) { totalCount } }", "BAD_USER_INPUT", "lt" },
        { "{ commitments { groupBy(by: []) { aggregate { count } } } }", "BAD_USER_INPUT", "by" },
        { "{ commitments { groupBy(by: [STATUS]) { key { dueYear } } } }", "BAD_USER_INPUT", "dueYear" },
        { "{ commitments { groupBy(by: [STATUS], first: 501) { key { status } } } }", "PAGE_SIZE_EXCEEDED", "500" },
        { "{ rootCause(id: \"RootCause:nobody\") { partners(first: 501) { totalCount } } }", "PAGE_SIZE_EXCEEDED", "500" },
        { "{ rootCauses(order: [{ partners: {} }]) { totalCount } }", "BAD_USER_INPUT", "partners" },
        { "{ rootCauses(first: \"ten\") { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "Int" },
        { "{ rootCauses(first: 500) { nodes { partners(first: 500) { nodes { peers(first: 500) { nodes { companions(first: 500) { nodes { peers(first: 500) { totalCount } } } } } } } } } }", "COST_LIMIT_EXCEEDED", "cost" },
    };

    [ContractTheory]
    [MemberData(nameof(Mistakes))]
    public async Task WrongValue_Anywhere_RefusesTheOperation(string query, string code, string says)
    {
        var response = JsonDocument.Parse(await store.Harness.AskAsync(query)).RootElement;
        Assert.False(response.TryGetProperty("data", out _));
        var error = response.GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(says, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task Cursor_OfAnotherFieldOrOrder_IsRefused()
    {
        var data = await store.Harness.DataAsync("{ rootCauses(order: [{ name: ASC }], first: 1) { edges { cursor } } }");
        var cursor = data.GetProperty("rootCauses").GetProperty("edges")[0].GetProperty("cursor").GetString();
        foreach (var query in new[]
        {
            $"{{ partners(order: [{{ name: ASC }}], after: \"{cursor}\") {{ totalCount }} }}",
            $"{{ rootCauses(order: [{{ name: DESC }}], after: \"{cursor}\") {{ totalCount }} }}",
            $"{{ rootCauses(after: \"{cursor}\") {{ totalCount }} }}",
        })
        {
            Assert.Contains("INVALID_CURSOR", await store.Harness.AskAsync(query), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "errors",
            await store.Harness.AskAsync(
                $"{{ rootCauses(order: [{{ name: "
                + $"ASC }}], where: {{ isCatalyst: {{ eq: true }} }}, after: \"{cursor}\") {{ totalCount }} }}"),
            StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task UnknownIds_AreNull()
    {
        Assert.Equal(
            """{"data":{"node":null,"rootCause":null,"nodes":[null,{"id":"GrandChallenge:prestige"},null]}}""",
            await store.Harness.AskAsync("""
                {
                  node(id: "nothing") { id }
                  rootCause(id: "GrandChallenge:prestige") { id }
                  nodes(ids: ["", "GrandChallenge:prestige", "RootCause:"]) { id }
                }
                """));
    }
}
