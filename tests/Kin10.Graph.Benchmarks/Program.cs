using Kin10.Graph.Benchmarks.Budgets;
using Kin10.Graph.Benchmarks.Http;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks;

/// <summary>
/// Measures every budget side by side in one run and prints ratio against budget. Names of budgets as arguments run only these. What needs
/// a Neo4j is skipped where there is none; the graph of a database that <c>NEO4J_URI</c> names is replaced.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["bare", var port, var answer])
        {
            await BareHost.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), answer, Neo4jDatabase.Named);
            return 0;
        }

        if (args is ["derive", "here"])
        {
            DeriveBudget.Run();
            return 0;
        }

        // The servers that are started here serve the embedded store.
        Neo4jDatabase.ForgetVariables();
        await using var servers = new Neo4jServers();
        IBudget[] budgets =
        [
            new SmallQueryBudget(), new LargeAnswerBudget(), new AllocationBudget(), new ColdDocumentBudget(), new FirstPageBudget(),
            new PathBudget(), new WaysBudget(), new SearchBudget(), new SubgraphBudget(), new PageBudget(),
            new LiveBudget(servers), new DeriveBudget(), new StartBudget(), new MemoryBudget(), new Neo4jOperationBudget(servers),
            new RecordDecodingBudget(servers), new Neo4jHeapBudget(servers), new KeptAnswerBudget(servers),
            new MissBudget(servers), new UnitsBudget(servers),
#if NEO4J_DRIVER
            new Neo4jClientBudget(servers),
#endif
        ];
        var chosen = args.Length == 0 ? budgets : [.. budgets.Where(budget => args.Contains(budget.Name))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"There is no such budget. There are {string.Join(", ", budgets.Select(budget => budget.Name))}.");
            return 2;
        }

        Console.WriteLine($"{"what",-66} {"measured",12} {"budget",10}   detail");
        foreach (var budget in chosen)
        {
            foreach (var row in await budget.MeasureAsync())
            {
                Console.WriteLine($"{row.What,-66} {row.Measured,12} {row.Budget,10}   {(row.IsMet ? "" : "MISSED ")}{row.Detail}");
            }
        }

        return 0;
    }
}
