using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class KnownArgumentNamesRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new KnownArgumentNamesRule(context);

    [Fact]
    public void Validate_KnownArguments_Valid()
    {
        const string Document = """
            { cause(id: 1) { name(upper: true) @skip(if: true) @tag(name: "x", weight: 1) } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_ArgumentsOfUnknownFieldsAndDirectives_Ignored()
    {
        const string Document = """
            { nothing(a: 1) scalars @nothing(b: 1) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Misspelt_Suggestion()
    {
        const string Document = """
            { causes(frist: 1) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:10 Unknown argument "frist" on field "Query.causes". Did you mean "first"?""");
    }

    [Fact]
    public void Validate_SeveralUnknown_EachAnError()
    {
        const string Document = """
            { causes(zzzzzz: 1, first: 2, qqqqqq: 3) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:10 Unknown argument "zzzzzz" on field "Query.causes".""",
            """1:31 Unknown argument "qqqqqq" on field "Query.causes".""");
    }

    [Fact]
    public void Validate_UnknownOnDirective_Error()
    {
        const string Document = """
            { scalars @skip(iff: true) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:17 Unknown argument "iff" on directive "@skip". Did you mean "if"?""");
    }

    [Fact]
    public void Validate_UnknownOnImplicitField_Error()
    {
        const string Document = """
            { __type(nmae: "x") { kind } __typename(a: 1) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:10 Unknown argument "nmae" on field "Query.__type". Did you mean "name"?""",
            """1:41 Unknown argument "a" on field "Query.__typename".""");
    }
}
