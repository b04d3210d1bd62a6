using Kin10.Graph.Embedded;
using Kin10.Graph.Neo4j.Tests.Support;
using Kin10.Graph.Stores;
using Kin10.Graph.Testing;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

[Collection(Neo4jCollection.Name)]
public sealed class SharedWalksTests
{
    private static readonly Statements Statements = new(Kin10Model.Model);

    // A field of root causes, partners or practices, and a condition of its targets that walks or speaks of the edge.
    private static readonly (string Field, string Relationship, string Condition)[] Places =
    [
        ("rootCauses", "partners", "{ practices: { any: true } }"),
        ("partners", "commitments", "{ grandChallenges: { count: { gt: 1 } } }"),
        ("rootCauses", "influences", "{ edge: { basis: { neq: STATED } }, influences: { any: true } }"),
    ];

    private static readonly string[] Conditions =
    [
        "{ name: { contains: \"a\" } }",
        "{ name: { endsWith: \"s\" } }",
        "{ id: { neq: null } }",
        "{ note: { eq: null } }",
        "{ not: { note: { contains: \"e\" } } }",
        "{ or: [{ name: { startsWith: \"A\" } }, { name: { startsWith: \"T\" } }] }",
        "{ and: [] }",
    ];

    private static readonly string[] Forms =
    [
        "and: [#]", "or: [#]", "not: { and: [#] }", "not: { or: [{ or: [] }, #] }", "and: [{ and: [{ and: [] }, #] }, { or: [#] }]",
    ];

    [Theory]
    [InlineData("some", "and")]
    [InlineData("some", "or")]
    [InlineData("none", "and")]
    [InlineData("all", "and")]
    [InlineData("all", "or")]
    public void Of_ConditionsOverOneRelationship_FollowsItOnce(string quantifier, string join)
    {
        var items = string.Join(", ", Enumerable.Range(0, 60).Select(i => $"{{ partners: {{ {quantifier}: {{ name: {{ eq: \"{i}\" }} }} }} }}"));

        var text = Assert.Single(Statements.Of($"{{ rootCauses(where: {{ {join}: [{items}] }}) {{ totalCount }} }}")).Text;

        Assert.Single(text.Split(":MADE").Skip(1));
    }

    [Fact]
    public void OfAll_OfAFew_StopsAtTheFirstTargetOfEach()
    {
        const string Items = "{ partners: { some: { name: { eq: \"a\" } } } }, { partners: { some: { name: { eq: \"b\" } } } }";

        var text = Assert.Single(Statements.Of($"{{ rootCauses(where: {{ and: [{Items}] }}) {{ totalCount }} }}")).Text;

        Assert.Equal(2, text.Split("EXISTS {").Length - 1);
    }

    [Neo4jFact]
    public async Task Of_EveryForm_FindsWhatTheEmbeddedStoreFinds()
    {
        await using var store = await new Neo4jGraphs().OpenAsync(Kin10Model.Seed);
        await using var embedded = await EmbeddedGraphStore.OpenAsync(Kin10Model.Model);
        await embedded.ImportAsync(Kin10Model.Seed, null, CancellationToken.None);
        var (asked, reference) = (new GraphHarness(store, Kin10Model.Model), new GraphHarness(embedded, Kin10Model.Model));

        foreach (var (form, quantifier, (field, relationship, condition)) in
            from form in Forms from quantifier in new[] { "some", "none", "all" } from place in Places select (form, quantifier, place))
        {
            var conditions = Conditions.Append(condition).Select(each => $"{{ {relationship}: {{ {quantifier}: {each} }} }}");
            var filter = form.Replace("#", string.Join(", ", conditions), StringComparison.Ordinal);
            var query = $"{{ {field}(where: {{ {filter} }}) {{ totalCount nodes {{ id }} }} }}";

            Assert.Equal(await reference.DataTextAsync(query), await asked.DataTextAsync(query));
        }
    }
}
