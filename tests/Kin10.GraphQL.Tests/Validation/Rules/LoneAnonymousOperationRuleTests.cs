using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class LoneAnonymousOperationRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new LoneAnonymousOperationRule(context);

    [Fact]
    public void Validate_OneAnonymous_Valid()
    {
        const string Document = """
            { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_AnonymousWithFragment_Valid()
    {
        const string Document = """
            { ...F } fragment F on Query { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_SeveralNamed_Valid()
    {
        const string Document = """
            query A { __typename } query B { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_TwoAnonymous_TwoErrors()
    {
        const string Document = """
            { __typename }
            { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:1 An anonymous operation must be the only operation of its document; give it a name.""",
            """2:1 An anonymous operation must be the only operation of its document; give it a name.""");
    }

    [Fact]
    public void Validate_AnonymousBesideNamed_Error()
    {
        const string Document = """
            query A { __typename }
            { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """2:1 An anonymous operation must be the only operation of its document; give it a name.""");
    }
}
