using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class NoUnusedVariablesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new NoUnusedVariablesRule(context);

    [Fact]
    public void Validate_UsedEverywhere_Valid()
    {
        const string Document = """
            query ($a: Int, $b: Int, $c: Boolean!) { scalars(ints: [$a]) ...F } fragment F on Query { causes(where: { min: $b }) { id @skip(if: $c) } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Unused_Error()
    {
        const string Document = """
            query Q($a: Int, $b: Int) { scalars(int: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Variable "$b" is never used in the query "Q".""");
    }

    [Fact]
    public void Validate_UsedByFragmentOfOtherOperation_Error()
    {
        const string Document = """
            query A($a: Int) { ...F }
            query B($a: Int) { __typename }
            fragment F on Query { scalars(int: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """2:9 Variable "$a" is never used in the query "B".""");
    }

    [Fact]
    public void Validate_UsedInUnusedFragmentOnly_Error()
    {
        const string Document = """
            mutation ($a: Int) { __typename } fragment F on Query { scalars(int: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:11 Variable "$a" is never used in the anonymous mutation.""");
    }
}
