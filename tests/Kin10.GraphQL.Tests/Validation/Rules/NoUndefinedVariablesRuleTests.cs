using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class NoUndefinedVariablesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new NoUndefinedVariablesRule(context);

    [Fact]
    public void Validate_DefinedAndUsedInFragments_Valid()
    {
        const string Document = """
            query ($a: Int, $b: Boolean!) { scalars(int: $a) ...F } fragment F on Query { x: scalars(ints: [$a]) @skip(if: $b) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_InUnusedFragment_Ignored()
    {
        const string Document = """
            query { __typename } fragment F on Query { scalars(int: $a) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_NotDefined_Error()
    {
        const string Document = """
            query Q($b: Int) { scalars(int: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:33 1:1 Variable "$a" is not defined by the query "Q".""");
    }

    [Fact]
    public void Validate_NotDefinedInNestedValue_Error()
    {
        const string Document = """
            { causes(where: { and: [{ min: $m }] }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:32 1:1 Variable "$m" is not defined by the anonymous query.""");
    }

    [Fact]
    public void Validate_DefinedByOneOfTwoOperations_Error()
    {
        const string Document = """
            query A($a: Int) { ...F }
            query B { ...F }
            fragment F on Query { ...G }
            fragment G on Query { scalars(int: $a) ...F }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """4:36 2:1 Variable "$a" is not defined by the query "B".""");
    }
}
