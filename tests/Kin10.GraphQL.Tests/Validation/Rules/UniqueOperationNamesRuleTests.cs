using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class UniqueOperationNamesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new UniqueOperationNamesRule(context);

    [Fact]
    public void Validate_DifferentNames_Valid()
    {
        const string Document = """
            query A { __typename } mutation B { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_FragmentOfTheSameName_Valid()
    {
        const string Document = """
            query A { ...A } fragment A on Query { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_SameName_Error()
    {
        const string Document = """
            query A { __typename }
            query A { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:7 2:7 There can be only one operation named "A".""");
    }

    [Fact]
    public void Validate_SameNameOfDifferentKinds_Error()
    {
        const string Document = """
            query A { __typename }
            subscription A { changed { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:7 2:14 There can be only one operation named "A".""");
    }

    [Fact]
    public void Validate_ThreeOfAName_TwoErrors()
    {
        const string Document = """
            query A { __typename } query A { __typename } query A { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:7 1:30 There can be only one operation named "A".""",
            """1:7 1:53 There can be only one operation named "A".""");
    }
}
