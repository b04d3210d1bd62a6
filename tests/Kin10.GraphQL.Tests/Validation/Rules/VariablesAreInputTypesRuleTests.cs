using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class VariablesAreInputTypesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new VariablesAreInputTypesRule(context);

    [Fact]
    public void Validate_InputTypes_Valid()
    {
        const string Document = """
            query ($a: Int!, $b: [Level!], $c: Pick, $d: Json, $e: Nothing) { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_OutputTypes_Errors()
    {
        const string Document = """
            query ($a: Cause, $b: [Found!]!, $c: Node) { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:12 Variable "$a" cannot be of the non-input type "Cause".""",
            """1:23 Variable "$b" cannot be of the non-input type "[Found!]!".""",
            """1:38 Variable "$c" cannot be of the non-input type "Node".""");
    }
}
