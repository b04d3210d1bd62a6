using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class FragmentsOnCompositeTypesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new FragmentsOnCompositeTypesRule(context);

    [Fact]
    public void Validate_CompositeTypes_Valid()
    {
        const string Document = """
            { ... on Query { __typename } found { ... on Found { __typename } } } fragment F on Node { id }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_NoCondition_Valid()
    {
        const string Document = """
            { ... { __typename } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownType_Ignored()
    {
        const string Document = """
            fragment F on Nothing { id }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_FragmentOnEnum_Error()
    {
        const string Document = """
            fragment F on Level { id }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:15 Fragment "F" cannot have the non-composite type "Level" as its condition.""");
    }

    [Fact]
    public void Validate_FragmentOnInputObject_Error()
    {
        const string Document = """
            fragment F on CauseFilter { id }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:15 Fragment "F" cannot have the non-composite type "CauseFilter" as its condition.""");
    }

    [Fact]
    public void Validate_InlineOnScalar_Error()
    {
        const string Document = """
            { ... on Int { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:10 A fragment cannot have the non-composite type "Int" as its condition.""");
    }
}
