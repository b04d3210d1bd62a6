using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class UniqueVariableNamesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new UniqueVariableNamesRule(context);

    [Fact]
    public void Validate_DifferentNames_Valid()
    {
        const string Document = """
            query A($a: Int, $b: Int) { __typename } query B($a: Int) { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_SameName_Error()
    {
        const string Document = """
            query ($a: Int, $a: String, $a: Int) { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:17 There can be only one variable named "$a".""",
            """1:8 1:29 There can be only one variable named "$a".""");
    }
}
