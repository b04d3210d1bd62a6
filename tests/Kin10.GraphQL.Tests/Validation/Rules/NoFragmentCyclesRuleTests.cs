using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class NoFragmentCyclesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new NoFragmentCyclesRule(context);

    [Fact]
    public void Validate_ChainAndDiamond_Valid()
    {
        const string Document = """
            { ...A } fragment A on Cause { ...B ...C } fragment B on Cause { ...D } fragment C on Cause { ...D ...D } fragment D on Cause { id }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownFragment_Ignored()
    {
        const string Document = """
            fragment A on Cause { ...Missing }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Itself_Error()
    {
        const string Document = """
            fragment A on Cause { parent { ...A } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:32 Cannot spread fragment "A" within itself.""");
    }

    [Fact]
    public void Validate_ThroughInlineFragment_Error()
    {
        const string Document = """
            fragment A on Cause { ... on Cause { ...A } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:38 Cannot spread fragment "A" within itself.""");
    }

    [Fact]
    public void Validate_ThroughAnother_Error()
    {
        const string Document = """
            fragment A on Cause { ...B }
            fragment B on Cause { ...A }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:23 2:23 Cannot spread fragment "A" within itself via "B".""");
    }

    [Fact]
    public void Validate_LongWay_ErrorNamesTheCycleOnly()
    {
        const string Document = """
            fragment Start on Cause { ...A }
            fragment A on Cause { ...B }
            fragment B on Cause { ...C }
            fragment C on Cause { ...A }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """2:23 3:23 4:23 Cannot spread fragment "A" within itself via "B", "C".""");
    }

    [Fact]
    public void Validate_TwoCyclesThroughOne_TwoErrors()
    {
        const string Document = """
            fragment A on Cause { ...B ...C }
            fragment B on Cause { ...A }
            fragment C on Cause { ...A }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:23 2:23 Cannot spread fragment "A" within itself via "B".""",
            """1:28 3:23 Cannot spread fragment "A" within itself via "C".""");
    }
}
