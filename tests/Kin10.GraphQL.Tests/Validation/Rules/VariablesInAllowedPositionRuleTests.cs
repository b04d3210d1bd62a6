using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class VariablesInAllowedPositionRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new VariablesInAllowedPositionRule(context);

    [Fact]
    public void Validate_SameOrStricterTypes_Valid()
    {
        const string Document = """
            query ($a: Int, $b: Int!, $c: [Int!]!, $d: [[Int!]!]!) { scalars(int: $a, float: null, ints: $c, grid: $d) x: scalars(int: $b, ints: [$a, $b]) needs(a: $b) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_DefaultOfVariable_AllowsNonNullPosition()
    {
        const string Document = """
            query ($a: Int = 1) { needs(a: $a) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_DefaultOfArgumentOrField_AllowsNullableVariable()
    {
        const string Document = """
            query ($a: Int) { needs(a: 1, b: $a) causes(where: { min: $a }) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_InCustomScalar_OnlyItemsAreChecked()
    {
        const string Document = """
            query ($a: Int, $b: Json) { scalars(json: { a: $a }) x: scalars(json: [$b]) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownVariablesAndPlaces_Ignored()
    {
        const string Document = """
            query ($a: Nothing, $b: Int) { scalars(int: $a, nothing: $b) x: scalars(int: $c) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_NullableToNonNull_Error()
    {
        const string Document = """
            query ($a: Int) { needs(a: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:28 Variable "$a" of type "Int" used in position expecting type "Int!".""");
    }

    [Fact]
    public void Validate_NullDefaultToNonNull_Error()
    {
        const string Document = """
            query ($a: Int = null) { needs(a: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:35 Variable "$a" of type "Int" used in position expecting type "Int!".""");
    }

    [Fact]
    public void Validate_OtherType_Error()
    {
        const string Document = """
            query ($a: String) { scalars(int: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:35 Variable "$a" of type "String" used in position expecting type "Int".""");
    }

    [Fact]
    public void Validate_ItemToList_Error()
    {
        const string Document = """
            query ($a: Int) { scalars(ints: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:33 Variable "$a" of type "Int" used in position expecting type "[Int]".""");
    }

    [Fact]
    public void Validate_ListOfNullableToListOfNonNull_Error()
    {
        const string Document = """
            query ($a: [String]) { causes(tags: $a) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:37 Variable "$a" of type "[String]" used in position expecting type "[String!]".""");
    }

    [Fact]
    public void Validate_DefaultInList_DoesNotHelp()
    {
        const string Document = """
            query ($a: [String] = ["x"], $b: String = "x") { causes(tags: $a) { id } x: causes(tags: [$b]) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:63 Variable "$a" of type "[String]" used in position expecting type "[String!]".""");
    }

    [Fact]
    public void Validate_InDirective_Error()
    {
        const string Document = """
            query ($a: Boolean) { scalars @skip(if: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:41 Variable "$a" of type "Boolean" used in position expecting type "Boolean!".""");
    }

    [Fact]
    public void Validate_InFragmentOfFragment_ErrorForEachOperation()
    {
        const string Document = """
            query A($a: String) { ...F }
            query B($a: Int) { ...F }
            query C($a: Float) { ...G }
            fragment F on Query { ...G }
            fragment G on Query { scalars(int: $a) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:9 5:36 Variable "$a" of type "String" used in position expecting type "Int".""",
            """3:9 5:36 Variable "$a" of type "Float" used in position expecting type "Int".""");
    }

    [Fact]
    public void Validate_OneOfNonNullVariable_Valid()
    {
        const string Document = """
            query ($a: ID!, $b: CauseFilter!) { pick(by: { id: $a }) { id } x: pick(by: { filter: $b }) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_OneOfNullableVariable_Error()
    {
        const string Document = """
            query ($a: ID, $b: ID = 1) { pick(by: { id: $a }) { id } pickAny(by: [{ id: $b }]) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:8 1:45 Variable "$a" is of type "ID" but must be non-nullable to be used for OneOf Input Object "Pick".""",
            """1:16 1:77 Variable "$b" is of type "ID" but must be non-nullable to be used for OneOf Input Object "Pick".""");
    }

    [Fact]
    public void Validate_OneOfListItem_MayBeNullable()
    {
        const string Document = """
            query ($a: [ID!]!, $b: ID!) { pick(by: { ids: $a }) { id } x: pick(by: { ids: [$b] }) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }
}
