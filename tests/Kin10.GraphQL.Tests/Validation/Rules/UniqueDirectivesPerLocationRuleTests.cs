using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class UniqueDirectivesPerLocationRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new UniqueDirectivesPerLocationRule(context);

    [Fact]
    public void Validate_DifferentDirectives_Valid()
    {
        const string Document = """
            { scalars @skip(if: true) @include(if: true) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_SameDirectiveInTwoPlaces_Valid()
    {
        const string Document = """
            query @once { scalars @once found @once { __typename } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Repeatable_Valid()
    {
        const string Document = """
            { scalars @tag(name: "a") @tag(name: "b") }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Unknown_Ignored()
    {
        const string Document = """
            { scalars @nothing @nothing }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Twice_Error()
    {
        const string Document = """
            { scalars @once @once }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:11 1:17 The directive "@once" can be used only once at this location.""");
    }

    [Fact]
    public void Validate_ThreeTimes_TwoErrors()
    {
        const string Document = """
            query @once @once @once { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:7 1:13 The directive "@once" can be used only once at this location.""",
            """1:7 1:19 The directive "@once" can be used only once at this location.""");
    }
}
