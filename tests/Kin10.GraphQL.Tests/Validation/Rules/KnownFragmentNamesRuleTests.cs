using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class KnownFragmentNamesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new KnownFragmentNamesRule(context);

    [Fact]
    public void Validate_Known_Valid()
    {
        const string Document = """
            { ...A } fragment A on Query { ... on Query { ...A } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Unknown_Suggestion()
    {
        const string Document = """
            { ...Fieldz }
            fragment Fields on Query { ...Unheard }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:6 Unknown fragment "Fieldz". Did you mean "Fields"?""",
            """2:31 Unknown fragment "Unheard".""");
    }
}
