using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class FieldsOnCorrectTypeRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new FieldsOnCorrectTypeRule(context);

    [Fact]
    public void Validate_KnownFields_Valid()
    {
        const string Document = """
            { node(id: 1) { id __typename ... on Cause { name } } found { __typename } __schema { types { name } } __type(name: "X") { kind } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_FieldsBelowUnknownFields_Ignored()
    {
        const string Document = """
            { unknownAtAll { deeper { still } } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:3 Cannot query field "unknownAtAll" on type "Query".""");
    }

    [Fact]
    public void Validate_FieldsBelowUnknownTypes_Ignored()
    {
        const string Document = """
            { ... on Nothing { a } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Misspelt_Suggestion()
    {
        const string Document = """
            { cause(id: 1) { nmae } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Cannot query field "nmae" on type "Cause". Did you mean "name"?""");
    }

    [Fact]
    public void Validate_Alias_NameAndPlaceOfTheField()
    {
        const string Document = """
            { cause(id: 1) { name: wrongAlias } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Cannot query field "wrongAlias" on type "Cause".""");
    }

    [Fact]
    public void Validate_FieldOfImplementations_SuggestsFragments()
    {
        const string Document = """
            { node(id: 1) { website } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:17 Cannot query field "website" on type "Node". Did you mean to use an inline fragment on "Organisation", "Funder" or "Partner"?""");
    }

    [Fact]
    public void Validate_FieldOnUnion_SuggestsFragments()
    {
        const string Document = """
            { found { size } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:11 Cannot query field "size" on type "Found". Did you mean to use an inline fragment on "Partner"?""");
    }

    [Fact]
    public void Validate_IntrospectionBelowRoot_Error()
    {
        const string Document = """
            { cause(id: 1) { __schema { types { name } } } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Cannot query field "__schema" on type "Cause".""");
    }

    [Fact]
    public void Validate_IntrospectionOnMutation_Error()
    {
        const string Document = """
            mutation { __type(name: "X") { kind } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:12 Cannot query field "__type" on type "Mutation".""");
    }

    [Fact]
    public void Validate_InFragment_Error()
    {
        const string Document = """
            fragment F on Partner { ... on Node { size } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:39 Cannot query field "size" on type "Node". Did you mean to use an inline fragment on "Funder" or "Partner"?""");
    }
}
