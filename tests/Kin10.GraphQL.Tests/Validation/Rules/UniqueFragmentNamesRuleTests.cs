using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class UniqueFragmentNamesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new UniqueFragmentNamesRule(context);

    [Fact]
    public void Validate_DifferentNames_Valid()
    {
        const string Document = """
            { ...A ...B } fragment A on Query { __typename } fragment B on Query { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_OperationOfTheSameName_Valid()
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
            { ...A }
            fragment A on Query { __typename }
            fragment A on Cause { id }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """2:10 3:10 There can be only one fragment named "A".""");
    }
}
