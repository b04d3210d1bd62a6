using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class KnownTypeNamesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new KnownTypeNamesRule(context);

    [Fact]
    public void Validate_KnownTypes_Valid()
    {
        const string Document = """
            query ($a: [ID!]!, $b: CauseFilter) { ... on Query { ...F } } fragment F on Query { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_IntrospectionType_Valid()
    {
        const string Document = """
            { __schema { types { ... on __Type { name } } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownInVariable_Suggestion()
    {
        const string Document = """
            query ($a: [[CauseFiltre!]]) { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:14 Unknown type "CauseFiltre". Did you mean "CauseFilter"?""");
    }

    [Fact]
    public void Validate_UnknownCondition_Error()
    {
        const string Document = """
            { ... on Caus { id } ...F }
            fragment F on Unheard { id }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:10 Unknown type "Caus". Did you mean "Cause"?""",
            """2:15 Unknown type "Unheard".""");
    }
}
