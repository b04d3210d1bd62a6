using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class ExecutableDefinitionsRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new ExecutableDefinitionsRule(context);

    [Fact]
    public void Validate_OperationsAndFragments_Valid()
    {
        const string Document = """
            { cause(id: 1) { ...F } } fragment F on Cause { id }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_TypeDefinition_Error()
    {
        const string Document = """
            query Q { found { __typename } }
            type T { a: Int }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """2:1 The definition "T" is not executable: a document to execute holds operations and fragments only.""");
    }

    [Fact]
    public void Validate_ExtensionsAndDirectives_Errors()
    {
        const string Document = """
            extend type Cause { a: Int }
            schema { query: Query }
            directive @d on FIELD
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:1 The extension of the definition "Cause" is not executable: a document to execute holds operations and fragments only.""",
            """2:1 The schema definition is not executable: a document to execute holds operations and fragments only.""",
            """3:1 The definition "@d" is not executable: a document to execute holds operations and fragments only.""");
    }
}
