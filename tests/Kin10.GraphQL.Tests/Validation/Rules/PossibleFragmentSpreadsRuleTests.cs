using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class PossibleFragmentSpreadsRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new PossibleFragmentSpreadsRule(context);

    [Fact]
    public void Validate_SameObject_Valid()
    {
        const string Document = """
            { cause(id: 1) { ... on Cause { id } ...F } } fragment F on Cause { id }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_ObjectInAbstract_Valid()
    {
        const string Document = """
            { node(id: 1) { ... on Partner { id } } found { ... on Cause { id } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_AbstractInObject_Valid()
    {
        const string Document = """
            { cause(id: 1) { ... on Node { id } ... on Found { __typename } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_OverlappingAbstracts_Valid()
    {
        const string Document = """
            { organisation { ... on Found { __typename } ... on Node { id } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownType_Ignored()
    {
        const string Document = """
            { ... on Nothing { id } ...Missing ... on Level { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_DifferentObjects_Error()
    {
        const string Document = """
            { cause(id: 1) { ... on Partner { id } } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Fragment cannot be spread here as objects of type "Cause" can never be of type "Partner".""");
    }

    [Fact]
    public void Validate_ObjectOutsideUnion_Error()
    {
        const string Document = """
            { found { ...F } }
            fragment F on Funder { id }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:11 Fragment "F" cannot be spread here as objects of type "Found" can never be of type "Funder".""");
    }

    [Fact]
    public void Validate_ObjectOutsideInterface_Error()
    {
        const string Document = """
            { organisation { ... on Cause { id } } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Fragment cannot be spread here as objects of type "Organisation" can never be of type "Cause".""");
    }

    [Fact]
    public void Validate_InterfaceOfOtherObjects_Error()
    {
        const string Document = """
            { cause(id: 1) { ... on Organisation { name } } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Fragment cannot be spread here as objects of type "Cause" can never be of type "Organisation".""");
    }
}
