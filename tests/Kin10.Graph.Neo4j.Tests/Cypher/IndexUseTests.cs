using System.Text.Json;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Tests.Support;

namespace Kin10.Graph.Neo4j.Tests.Cypher;

/// <summary>
/// Every index of schema/neo4j.cypher serves the filters and orders that it is there for; a first page costs the same at any size.
/// </summary>
[Collection(Neo4jCollection.Name)]
public sealed class IndexUseTests(ManyNodes nodes) : IClassFixture<ManyNodes>
{
    private static readonly Statements Statements = new(Kin10Model.Model);

    public static TheoryData<string, string> Indexes
    {
        get
        {
            var indexes = new TheoryData<string, string>();
            foreach (var type in Kin10Model.Model.NodeTypes)
            {
                foreach (var property in type.Properties.Where(property => property.IsIndexed))
                {
                    indexes.Add(type.Name, property.Name);
                }
            }

            return indexes;
        }
    }

    [Neo4jTheory]
    [MemberData(nameof(Indexes))]
    public async Task Explain_OfAnOrder_UsesTheIndex(string label, string name)
    {
        var plural = Kin10Model.Model.FindNodeType(label)!.Plural;
        foreach (var direction in new[] { "ASC", "DESC" })
        {
            var order = $"order: [{{ {name}: {direction} }}]";
            var response = await new GraphHarness(nodes.Store, Kin10Model.Model).AskAsync(
                $"{{ p: {plural}({order}, first: 500) {{ pageInfo {{ startCursor endCursor }} }} }}");
            using var json = JsonDocument.Parse(response);
            var info = json.RootElement.GetProperty("data").GetProperty("p").GetProperty("pageInfo");
            string[] pages =
            [
                "first: 5", "last: 5", $"first: 5, after: {info.GetProperty("startCursor").GetRawText()}",
                $"first: 5, after: {info.GetProperty("endCursor").GetRawText()}",
                $"last: 5, before: {info.GetProperty("endCursor").GetRawText()}",
            ];
            foreach (var page in pages)
            {
                var statement = Assert.Single(Statements.Of($"{{ {plural}({order}, {page}) {{ nodes {{ id }} }} }}"));
                var plan = await QueryPlan.ExplainAsync(nodes.Driver, statement);

                // Behind a cursor whose key is missing stand only rows that lack it, or first all of these.
                var needsIndex = !statement.Text.Contains("IS NULL", StringComparison.Ordinal)
                    || statement.Text.Contains("UNWIND", StringComparison.Ordinal);
                Assert.True(!needsIndex || plan.Uses(label, name), $"{direction} {page}\n{statement.Text}\n{plan.Text}");
                Assert.True(
                    plan.Text.Contains("NodeIndex", StringComparison.Ordinal)
                        || plan.Text.Contains("NodeUniqueIndex", StringComparison.Ordinal),
                    plan.Text);
            }
        }
    }

    [Neo4jTheory]
    [MemberData(nameof(Indexes))]
    public async Task Explain_OfAFilter_UsesTheIndex(string label, string name)
    {
        var type = Kin10Model.Model.FindNodeType(label)!;
        var property = (Property)type.FindProperty(name)!;
        string[] filters = property.Kind switch
        {
            ScalarKind.Enum => [$"eq: {property.Enum!.Values[0].Name}", $"in: [{property.Enum.Values[0].Name}]"],
            ScalarKind.Boolean => ["eq: true"],
            // Where every node has a value, the database takes a list of unknown length for most of them, and goes by the order instead.
            ScalarKind.Int or ScalarKind.Long or ScalarKind.Float when property.IsRequired =>
                ["eq: 7", "gt: 990", "gte: 990", "lt: 5", "lte: 5"],
            ScalarKind.Int or ScalarKind.Long or ScalarKind.Float => ["eq: 7", "gt: 990", "gte: 990", "lt: 5", "lte: 5", "in: [7, 8]"],
            _ => ["eq: \"name 7\"", "startsWith: \"name 99\"", "in: [\"name 7\"]"],
        };
        foreach (var order in new[] { "", $", order: [{{ {name}: ASC }}]", $", order: [{{ {name}: DESC }}]" })
        {
            var cursor = await CursorAsync($"{type.Plural}(first: 500{order})");
            string[] pages = ["first: 5", "last: 5", $"first: 5, after: {cursor}", $"last: 5, before: {cursor}"];
            foreach (var filter in filters)
            {
                foreach (var page in filter == filters[0] ? pages : [pages[0]])
                {
                    var statement = Assert.Single(Statements.Of(
                        $"{{ {type.Plural}(where: {{ {name}: {{ "
                        + $"{filter} }} }}{order}, {page}) {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}"));
                    var plan = await QueryPlan.ExplainAsync(nodes.Driver, statement);

                    Assert.True(
                        plan.Uses(label, name)
                            && !plan.Text.Contains("ByLabelScan", StringComparison.Ordinal), $"{filter}\n{statement.Text}\n{plan.Text}");
                }
            }
        }
    }

    [Neo4jFact]
    public async Task Explain_OfAnId_SeeksIt()
    {
        foreach (var type in Kin10Model.Model.NodeTypes)
        {
            foreach (var query in new[]
            {
                $"{{ {type.Singular}(id: \"{type}:s1\") {{ id }} }}", $"{{ nodes(ids: [\"{type}:s1\", \"{type}:s2\"]) {{ id }} }}",
                $"{{ {type.Plural}(where: {{ id: {{ eq: \"{type}:s1\" }} }}) {{ nodes {{ id }} }} }}",
                $"{{ {type.Plural}(where: {{ id: {{ in: [\"{type}:s1\"] }} }}) {{ nodes {{ id }} }} }}",
            })
            {
                var plan = await QueryPlan.ExplainAsync(nodes.Driver, Assert.Single(Statements.Of(query)));

                Assert.Contains("NodeUniqueIndexSeek", plan.Text, StringComparison.Ordinal);
                Assert.Contains($":{type}(id)", plan.Text, StringComparison.Ordinal);
            }
        }
    }

    // The end of the first 500, as a literal.
    private async Task<string> CursorAsync(string connection)
    {
        using var json = JsonDocument.Parse(
            await new GraphHarness(nodes.Store, Kin10Model.Model).AskAsync($"{{ p: {connection} {{ pageInfo {{ endCursor }} }} }}"));
        return json.RootElement.GetProperty("data").GetProperty("p").GetProperty("pageInfo").GetProperty("endCursor").GetRawText();
    }

    [Neo4jTheory]
    [InlineData("DESC", "first: 10")]
    [InlineData("ASC", "last: 10")]
    [InlineData("DESC", "first: 10, where: { name: { neq: \"name 7\" } }")]
    public async Task Profile_OfAPageThatBeginsWithWhatIsMissing_WhereItIsKnown_CostsAPage(string direction, string page)
    {
        var commitment = Kin10Model.Model.FindNodeType("Commitment")!;
        foreach (string[] missing in (string[][])[[], ["Commitment:s3", "Commitment:s3999"]])
        {
            await Neo4jServer.RunAsync(
                nodes.Driver,
                "MATCH (n:Commitment) SET n.dueYear = CASE WHEN n.id IN $missing THEN null ELSE toInteger(split(n.id, ':s')[1]) END",
                new Dictionary<string, object?> { ["missing"] = missing });
            var statement = Assert.Single(Statements.Of(
                $"{{ commitments({page}, order: [{{ dueYear: "
                + $"{direction} }}]) {{ nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage }} }} }}",
                missing: new Dictionary<OrderedProperty, string[]> { [new(commitment, "dueYear")] = missing }));

            var plan = await QueryPlan.ProfileAsync(nodes.Driver, statement);

            Assert.True(plan.Hits < 200, $"{plan.Hits} hits of {ManyNodes.Count} nodes:\n{statement.Text}\n{plan.Text}");
        }
    }

    [Neo4jTheory]
    [InlineData("partners(first: 10) { nodes { name } }")]
    [InlineData("partners(last: 10) { nodes { name } }")]
    [InlineData("partners(first: 10, order: [{ name: ASC }]) { nodes { name } pageInfo { hasNextPage } }")]
    [InlineData("partners(first: 10, order: [{ name: DESC }]) { nodes { name } }")]
    [InlineData("partners(last: 10, order: [{ name: ASC }]) { nodes { name } }")]
    [InlineData("partners(first: 10, order: [{ joinedYear: ASC }]) { nodes { name } }")]
    [InlineData("partners(first: 10, order: [{ joinedYear: DESC }]) { nodes { name } }")]
    [InlineData("partners(last: 10, order: [{ joinedYear: ASC }]) { nodes { name } }")]
    [InlineData("organisations(first: 10) { nodes { name } }")]
    [InlineData("organisations(first: 10, order: [{ name: DESC }]) { nodes { name } pageInfo { hasNextPage hasPreviousPage } }")]
    [InlineData("organisations(last: 10, order: [{ sector: ASC }]) { nodes { name } }")]
    [InlineData("organisations(first: 10, where: { typename: { eq: Partner } }, order: [{ name: ASC }]) { nodes { name } }")]
    [InlineData(
        "partners(first: 10, order: [{ name: ASC }]) { totalCount nodes { name commitments(first: 3) { totalCount nodes { name } } } }")]
    public async Task Profile_OfAFirstPage_CostsTheSameAtAnySize(string field)
    {
        var statement = Assert.Single(Statements.Of($"{{ {field} }}"));
        var partner = Kin10Model.Model.FindNodeType("Partner")!;
        var before = (await QueryPlan.ProfileAsync(nodes.Driver, statement)).Hits;
        var count = await Neo4jServer.RunAsync(nodes.Driver, "MATCH (n:Partner) RETURN count(n)");
        var held = (int)(long)count[0][0]!;
        await ManyNodes.AddAsync(nodes.Driver, partner, held + 1, held * 2);

        var plan = await QueryPlan.ProfileAsync(nodes.Driver, statement);

        // Ties of the last key are read to their end, and there are twice as many.
        Assert.True(
            before < 700 && plan.Hits < (before * 2) + 10, $"{before} hits for {held} nodes, {plan.Hits} for {held * 2}:\n{plan.Text}");
        await Neo4jServer.RunAsync(
            nodes.Driver,
            "MATCH (n:Partner) WHERE toInteger(split(n.id, ':s')[1]) > $held DELETE n",
            new Dictionary<string, object?> { ["held"] = held });
    }
}
