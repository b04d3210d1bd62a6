using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class SingleFieldSubscriptionsRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new SingleFieldSubscriptionsRule(context);

    [Fact]
    public void Validate_OneField_Valid()
    {
        const string Document = """
            subscription S { changed { id name } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_OneFieldInFragment_Valid()
    {
        const string Document = """
            subscription S { ...F } fragment F on Subscription { changed { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_OneKeyTwice_Valid()
    {
        const string Document = """
            subscription S { changed { id } changed { name } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_FragmentThatDoesNotApply_Valid()
    {
        const string Document = """
            subscription S { changed { id } ... on Query { found { __typename } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_TwoFieldsOfAQuery_Valid()
    {
        const string Document = """
            { a: __typename b: __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_TwoFields_Error()
    {
        const string Document = """
            subscription S { changed { id } added { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:33 The subscription "S" must select one root field, but selects 2.""");
    }

    [Fact]
    public void Validate_TwoAliases_Error()
    {
        const string Document = """
            subscription { a: changed { id } b: changed { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:34 The anonymous subscription must select one root field, but selects 2.""");
    }

    [Fact]
    public void Validate_SecondFieldInFragments_Error()
    {
        const string Document = """
            subscription S { changed { id } ...F }
            fragment F on Subscription { ... { added { id } } ...F }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """2:36 The subscription "S" must select one root field, but selects 2.""");
    }

    [Fact]
    public void Validate_IntrospectionField_Error()
    {
        const string Document = """
            subscription S { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 The subscription "S" must not select the introspection field "__typename" at its root.""");
    }

    [Fact]
    public void Validate_ConditionOnRootField_Error()
    {
        const string Document = """
            subscription S($s: Boolean!) { changed @skip(if: $s) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:40 "@skip" must not be used on a root selection of a subscription: its root field is always selected.""");
    }

    [Fact]
    public void Validate_ConditionOnRootFragment_Error()
    {
        const string Document = """
            subscription S { ... @include(if: true) { changed { id } } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:22 "@include" must not be used on a root selection of a subscription: its root field is always selected.""");
    }

    [Fact]
    public void Validate_ConditionBelowRootField_Valid()
    {
        const string Document = """
            subscription S { changed { id @skip(if: true) name } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }
}
