using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class NoUnusedFragmentsRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new NoUnusedFragmentsRule(context);

    [Fact]
    public void Validate_UsedThroughOthers_Valid()
    {
        const string Document = """
            { ...A } fragment A on Query { ...B } fragment B on Query { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UsedBySecondOperation_Valid()
    {
        const string Document = """
            query A { __typename } query B { found { ...F } } fragment F on Found { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_NeverUsed_Error()
    {
        const string Document = """
            { __typename }
            fragment F on Query { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """2:1 Fragment "F" is never used.""");
    }

    [Fact]
    public void Validate_UsedByUnusedOnly_BothErrors()
    {
        const string Document = """
            { __typename }
            fragment A on Query { ...B }
            fragment B on Query { ...A }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """2:1 Fragment "A" is never used.""",
            """3:1 Fragment "B" is never used.""");
    }
}
