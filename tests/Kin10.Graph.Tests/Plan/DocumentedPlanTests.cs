using Kin10.Testing;

namespace Kin10.Graph.Tests.Plan;

public class DocumentedPlanTests
{
    [Fact]
    public void Print_OfTheFirstQuestion_IsWhatTheArchitectureShows()
    {
        var (query, variables) = Questions.Read("01-who-addresses-this-root-cause");

        var plan = PlanningHarness.Kin10.Print(query, variables?.GetRawText());

        var document = File.ReadAllText(Repository.PathOf("docs", "architecture.md")).ReplaceLineEndings("\n");
        Assert.Contains($"```\n{plan}```\n", document, StringComparison.Ordinal);
    }
}
