using Kin10.Graph.Benchmarks.Budgets;
using Kin10.Graph.Benchmarks.Http;

namespace Kin10.Graph.Benchmarks;

/// <summary>
/// Measures every budget of the embedded store side by side in one run and prints ratio against budget. Names of budgets as arguments
/// run only these.
/// </summary>
internal static class Program
{
    private static readonly IBudget[] Budgets =
    [
        new SmallQueryBudget(), new LargeAnswerBudget(), new AllocationBudget(), new FirstPageBudget(), new StartBudget(),
    ];

    public static async Task<int> Main(string[] args)
    {
        if (args is ["bare", var port, var answer])
        {
            await BareHost.RunAsync(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), answer);
            return 0;
        }

        var chosen = args.Length == 0 ? Budgets : [.. Budgets.Where(budget => args.Contains(budget.Name))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"There is no such budget. There are {string.Join(", ", Budgets.Select(budget => budget.Name))}.");
            return 2;
        }

        Console.WriteLine($"{"what",-58} {"measured",12} {"budget",10}   detail");
        foreach (var budget in chosen)
        {
            foreach (var row in await budget.MeasureAsync())
            {
                Console.WriteLine($"{row.What,-58} {row.Measured,12} {row.Budget,10}   {(row.IsMet ? "" : "MISSED ")}{row.Detail}");
            }
        }

        return 0;
    }
}
