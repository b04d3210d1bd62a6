using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class UniqueInputFieldNamesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new UniqueInputFieldNamesRule(context);

    [Fact]
    public void Validate_DifferentNames_Valid()
    {
        const string Document = """
            { causes(where: { min: 1, weight: 2, and: [{ min: 1 }] }) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_SameName_Error()
    {
        const string Document = """
            { causes(where: { min: 1, min: 2 }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:19 1:27 There can be only one input field named "min".""");
    }

    [Fact]
    public void Validate_SameNameInNestedObject_Error()
    {
        const string Document = """
            { causes(where: { and: [{ min: 1, min: 2 }] }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:27 1:35 There can be only one input field named "min".""");
    }

    [Fact]
    public void Validate_SameNameInDefault_Error()
    {
        const string Document = """
            query ($f: CauseFilter = { min: 1, min: 2 }) { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:28 1:36 There can be only one input field named "min".""");
    }
}
