using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class KnownDirectivesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new KnownDirectivesRule(context);

    [Fact]
    public void Validate_RightPlaces_Valid()
    {
        const string Document = """
            query Q($a: Int @onVariable) @onQuery { scalars @onField ...F @onSpread ... @onInline { __typename } }
            mutation M @onMutation { __typename }
            subscription S @onSubscription { changed { id } }
            fragment F on Query @onFragment { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Unknown_Suggestion()
    {
        const string Document = """
            { scalars @skp(if: true) @unheardOf }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:11 Unknown directive "@skp". Did you mean "@skip"?""",
            """1:26 Unknown directive "@unheardOf".""");
    }

    [Fact]
    public void Validate_WrongPlaces_Errors()
    {
        const string Document = """
            query Q($a: Int @onField) @onMutation { scalars @onQuery ...F @onField ... @onSpread { __typename } }
            fragment F on Query @onInline { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:17 Directive "@onField" may not be used on VARIABLE_DEFINITION; it may be used on FIELD.""",
            """1:27 Directive "@onMutation" may not be used on QUERY; it may be used on MUTATION.""",
            """1:49 Directive "@onQuery" may not be used on FIELD; it may be used on QUERY.""",
            """1:63 Directive "@onField" may not be used on FRAGMENT_SPREAD; it may be used on FIELD.""",
            """1:76 Directive "@onSpread" may not be used on INLINE_FRAGMENT; it may be used on FRAGMENT_SPREAD.""",
            """2:21 Directive "@onInline" may not be used on FRAGMENT_DEFINITION; it may be used on INLINE_FRAGMENT.""");
    }

    [Fact]
    public void Validate_SubscriptionDirectiveOnMutation_Error()
    {
        const string Document = """
            mutation M @onSubscription { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:12 Directive "@onSubscription" may not be used on MUTATION; it may be used on SUBSCRIPTION.""");
    }
}
