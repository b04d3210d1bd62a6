using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class UniqueArgumentNamesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new UniqueArgumentNamesRule(context);

    [Fact]
    public void Validate_DifferentNames_Valid()
    {
        const string Document = """
            { causes(first: 1, where: {}) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_SameArgumentOnTwoFields_Valid()
    {
        const string Document = """
            { a: causes(first: 1) { id } b: causes(first: 1) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_SameName_Error()
    {
        const string Document = """
            { causes(first: 1, first: 2) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:10 1:20 There can be only one argument named "first".""");
    }

    [Fact]
    public void Validate_ThreeTimes_TwoErrors()
    {
        const string Document = """
            { scalars @skip(if: true, if: true, if: true) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:17 1:27 There can be only one argument named "if".""",
            """1:17 1:37 There can be only one argument named "if".""");
    }
}
