using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class ScalarLeafsRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new ScalarLeafsRule(context);

    [Fact]
    public void Validate_LeafsAndSelections_Valid()
    {
        const string Document = """
            { cause(id: 1) { name children { id } } scalars }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_ObjectWithoutSelection_Error()
    {
        const string Document = """
            { cause(id: 1) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:3 Field "cause" of type "Cause" must have a selection of subfields. Did you mean "cause { ... }"?""");
    }

    [Fact]
    public void Validate_ListOfInterfaceOrUnionWithoutSelection_Error()
    {
        const string Document = """
            { causes found }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:3 Field "causes" of type "[Cause!]!" must have a selection of subfields. Did you mean "causes { ... }"?""",
            """1:10 Field "found" of type "Found" must have a selection of subfields. Did you mean "found { ... }"?""");
    }

    [Fact]
    public void Validate_ScalarWithSelection_Error()
    {
        const string Document = """
            { scalars(int: 1) { a } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:19 Field "scalars" must not have a selection since type "String" has no subfields.""");
    }

    [Fact]
    public void Validate_EnumWithSelection_Error()
    {
        const string Document = """
            { cause(id: 1) { level { name } } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:24 Field "level" must not have a selection since type "Level" has no subfields.""");
    }

    [Fact]
    public void Validate_TypenameWithSelection_Error()
    {
        const string Document = """
            { __typename { a } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:14 Field "__typename" must not have a selection since type "String!" has no subfields.""");
    }
}
