using System.Text;
using System.Text.Json;
using Snapshooter.Xunit;

namespace Kin10.Graph.ContractTests;

/// <summary>
/// Wrong values refuse the whole operation before anything is read: no <c>data</c>, and an error that says where and what would be right.
/// </summary>
public abstract class MistakeTests(ContractStore store)
{
    private static readonly string[] Mistakes =
    [
        "{ rootCauses(first: 501) { totalCount } }",
        "{ rootCauses(first: -1) { totalCount } }",
        "{ rootCauses(first: 1, last: 1) { totalCount } }",
        """{ rootCauses(after: "") { totalCount } }""",
        """{ rootCauses(after: "nonsense") { totalCount } }""",
        """{ rootCauses(before: "AAAAAAAAAAA") { totalCount } }""",
        "{ rootCauses(where: { name: { contains: null } }) { totalCount } }",
        "{ rootCauses(where: { name: { in: null } }) { totalCount } }",
        "{ rootCauses(where: { partners: { any: null } }) { totalCount } }",
        "{ rootCauses(where: { partners: { count: { lt: null } } }) { totalCount } }",
        "{ commitments { groupBy(by: []) { aggregate { count } } } }",
        "{ commitments { groupBy(by: [STATUS]) { key { dueYear } } } }",
        "{ commitments { groupBy(by: [STATUS], first: 501) { key { status } } } }",
        """{ rootCause(id: "RootCause:nobody") { partners(first: 501) { totalCount } } }""",
        "{ rootCauses(order: [{ partners: {} }]) { totalCount } }",
        """{ rootCauses(first: "ten") { totalCount } }""",
        "{ rootCauses(first: 500) { nodes { partners(first: 500) { nodes { peers(first: 500) { nodes { companions(first: 500) { nodes { peers(first: 500) { totalCount } } } } } } } } } }",
    ];

    [ContractFact]
    public async Task WrongValues_Anywhere_RefuseTheOperation()
    {
        var refusals = new StringBuilder();
        foreach (var query in Mistakes)
        {
            var response = await store.Harness.AskAsync(query);
            using var json = JsonDocument.Parse(response);
            Assert.True(json.RootElement.TryGetProperty("errors", out _), $"{query}\n{response}");
            Assert.False(json.RootElement.TryGetProperty("data", out _), $"{query}\n{response}");
            refusals.Append(query).Append('\n').Append(ReadableJson.Format(response)).Append('\n');
        }

        Snapshot.Match(refusals.ToString(), "mistakes");
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
