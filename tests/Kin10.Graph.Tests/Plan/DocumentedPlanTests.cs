using Kin10.Graph.Tests.Planning;
using Kin10.Testing;

namespace Kin10.Graph.Tests.Plan;

public class DocumentedPlanTests
{
    [Fact]
    public void Print_OfTheFirstQuestion_IsWhatTheArchitectureShows()
    {
        var question = Path.Combine(Repository.PathOf("tests", "Kin10.Graph.ContractTests", "Questions"), "01-who-addresses-this-root-cause");

        var plan = PlanningHarness.Real.Print(File.ReadAllText($"{question}.graphql"), File.ReadAllText($"{question}.variables.json"));

        var document = File.ReadAllText(Repository.PathOf("docs", "architecture.md")).ReplaceLineEndings("\n");
        Assert.Contains($"```\n{plan}```\n", document, StringComparison.Ordinal);
    }
}
