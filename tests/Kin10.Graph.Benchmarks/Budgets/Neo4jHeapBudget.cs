using System.Globalization;
using Kin10.Bolt;
using Kin10.Graph.Benchmarks.Neo4j;
using Kin10.Graph.Neo4j;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Testing;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>
/// What the plan of a statement takes of the database's heap while it is kept: of the questions of the contract, and of the largest
/// statements that <c>Neo4j:MaxStatementSteps</c> lets pass.
/// </summary>
internal sealed class Neo4jHeapBudget(Neo4jServers servers) : IBudget
{
    private const int OfAQuestion = 50;
    private const int OfALargest = 8;
    private const int BudgetOfAQuestion = 500;
    private const int BudgetOfALargest = 4_000;

    private static readonly (string What, string Around, string Item, string Inside)[] Shapes =
    [
        ("filters in filters", "{ partners(where: { # }) { totalCount } }", "peers: { some: { # } }", "name: { eq: \"x\" }"),
        ("all in all", "{ partners(where: { # }) { totalCount } }", "peers: { all: { # } }", "name: { neq: \"x\" }"),
        ("aggregates in aggregates", "{ rootCauses(where: { # }) { totalCount } }",
            "influences: { aggregate: { where: { # }, count: { gt: 0 } } }", "name: { neq: \"x\" }"),
        ("filters side by side", "{ partners(where: { and: [#] }) { totalCount } }",
            "{ commitments: { some: { name: { eq: \"x\" } } } }, #", ""),
        ("paths side by side", "{ partners(where: { or: [#] }) { totalCount } }", "{ peers: { some: { name: { eq: \"x\" } } } }, #", ""),
        ("lists side by side", "{ partners(first: 1) { nodes { # } } }", "a~: commitments(first: 1) { nodes { name } } #", ""),
        ("lists in lists", "{ rootCauses(first: 1) { nodes { # } } }",
            "a~: influences(first: 1) { totalCount edges { cursor node { name } } } #", ""),
    ];

    public string Name => "heap";

    public async Task<IReadOnlyList<Measurement>> MeasureAsync()
    {
        if ((Neo4jInstance.WhyMissing ?? (Programs.Find("jcmd") is null ? "jcmd is not in PATH." : null)) is { } reason)
        {
            return [new("heap of a cached plan", "skipped", "", true, reason)];
        }

        var instance = await servers.InstanceAsync();
        var database = instance.Database;
        await using (await Neo4jGraph.OpenAsync(database, Kin10Model.Seed))
        {
        }

        await using var driver = BoltDriver.Create(database.Uri, AuthToken.Basic(database.Username, database.Password));
        var heap = new PlanHeap(instance, driver);
        var rows = new List<Measurement>();
        foreach (var name in Questions.Names.Cast<object[]>().Select(row => (string)row[0]))
        {
            var (query, variables) = Questions.Read(name);
            var compiled = Compile(query, variables?.GetRawText(), int.MaxValue)!.Value;
            rows.Add(await MeasureAsync(heap, $"heap of a plan: {name}", compiled, OfAQuestion, BudgetOfAQuestion));
        }

        var maxSteps = new Neo4jOptions { Uri = database.Uri }.MaxStatementSteps;
        foreach (var (what, around, item, inside) in Shapes)
        {
            var compiled = Largest(around, item, inside, maxSteps);
            rows.Add(await MeasureAsync(heap, $"heap of a largest plan: {what}", compiled, OfALargest, BudgetOfALargest));
        }

        return rows;
    }

    private static async Task<Measurement> MeasureAsync(
        PlanHeap heap, string what, (StatementRequest Request, CompiledStatement Statement) compiled, int count, int budget)
    {
        var (kilobytes, milliseconds) = await heap.MeasureAsync(
            compiled.Statement.Text, compiled.Statement.Bind(compiled.Request), count);
        return new Measurement(
            what,
            kilobytes.ToString("0 KB", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"<= {budget} KB"),
            kilobytes <= budget,
            string.Create(
                CultureInfo.InvariantCulture,
                $"of {compiled.Statement.Text.Length} characters, planned and run in {milliseconds:0} ms"));
    }

    // Most levels, or most items, that still pass.
    private static (StatementRequest Request, CompiledStatement Statement) Largest(
        string around, string item, string inside, int maxSteps)
    {
        var (fits, tooMany) = (1, 400);
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            (fits, tooMany) = Compile(Repeat(middle), null, maxSteps) is null ? (fits, middle) : (middle, tooMany);
        }

        return Compile(Repeat(fits), null, int.MaxValue)!.Value;

        string Repeat(int count) => around.Replace(
            "#",
            Enumerable.Range(0, count).Aggregate("#", (text, i) => text.Replace(
                "#", item.Replace("~", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), StringComparison.Ordinal))
                .Replace("#", inside, StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    // Null where the server would refuse it.
    private static (StatementRequest Request, CompiledStatement Statement)? Compile(string query, string? variables, int maxSteps)
    {
        var harness = new PlanningHarness(Kin10Model.Model);
        try
        {
            var request = new StatementRequest(harness.Bind(query, variables), StatementRequest.NothingKnown);
            return (request, new StatementCompiler(Kin10Model.Model, maxSteps).Compile(request).OfType<CompiledStatement>().First());
        }
        catch (Exception exception) when (exception is GraphQL.Errors.GraphQLException or Xunit.Sdk.XunitException)
        {
            return null;
        }
    }
}
