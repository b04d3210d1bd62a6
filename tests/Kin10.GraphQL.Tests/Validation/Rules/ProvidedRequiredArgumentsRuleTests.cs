using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class ProvidedRequiredArgumentsRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new ProvidedRequiredArgumentsRule(context);

    [Fact]
    public void Validate_RequiredGiven_Valid()
    {
        const string Document = """
            { cause(id: 1) { id } needs(a: 1) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_NullIsGiven_Valid()
    {
        const string Document = """
            { needs(a: null) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownField_Ignored()
    {
        const string Document = """
            { nothing }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_MissingOnField_Error()
    {
        const string Document = """
            { needs(c: 1) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:3 Field "Query.needs" requires the argument "a" of type "Int!", but it was not provided.""");
    }

    [Fact]
    public void Validate_NoArgumentsAtAll_Error()
    {
        const string Document = """
            mutation { rename { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:12 Field "Mutation.rename" requires the argument "id" of type "ID!", but it was not provided.""",
            """1:12 Field "Mutation.rename" requires the argument "name" of type "String!", but it was not provided.""");
    }

    [Fact]
    public void Validate_MissingOnDirective_Error()
    {
        const string Document = """
            { scalars @include }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:11 Directive "@include" requires the argument "if" of type "Boolean!", but it was not provided.""");
    }

    [Fact]
    public void Validate_MissingOnImplicitField_Error()
    {
        const string Document = """
            { __type { kind } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:3 Field "Query.__type" requires the argument "name" of type "String!", but it was not provided.""");
    }
}
