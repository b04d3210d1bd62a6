using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class ValuesOfCorrectTypeRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new ValuesOfCorrectTypeRule(context);

    [Fact]
    public void Validate_EachScalar_Valid()
    {
        const string Document = """
            { scalars(int: -2147483648, float: 1.5e3, text: "x", flag: false, id: "x", level: LOW, json: {a: [1, {b: null}]}, ints: [1, null], grid: [[1]]) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_CoercibleLiterals_Valid()
    {
        const string Document = """
            { scalars(float: 3, id: 7, ints: 1, grid: 1, json: null) a: causes(tags: "one") { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_NullForNullable_Valid()
    {
        const string Document = """
            { scalars(int: null, ints: null, level: null, grid: null) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_Variables_LeftToOthers()
    {
        const string Document = """
            { scalars(int: $a, ints: [$a], grid: [[$a]]) causes(where: { min: $a }) { id } pick(by: { id: $a }) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownArgumentsAndTypes_Ignored()
    {
        const string Document = """
            query ($a: Nothing = 1, $b: Cause = 2) { scalars(nothing: [1]) nothing(a: {}) }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_IntWrong_Errors()
    {
        const string Document = """
            { scalars(int: 2147483648) a: scalars(int: 1.0) b: scalars(int: "1") c: scalars(int: true) d: scalars(int: A) e: scalars(int: [1]) f: scalars(int: {}) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:16 Expected value of type "Int": Int cannot represent 2147483648: expected a whole number between -2147483648 and 2147483647.""",
            """1:44 Expected value of type "Int": Int cannot represent 1.0: expected a whole number between -2147483648 and 2147483647.""",
            """1:65 Expected value of type "Int": Int cannot represent "1": expected a whole number between -2147483648 and 2147483647, without quotes.""",
            """1:86 Expected value of type "Int": Int cannot represent true: expected a whole number between -2147483648 and 2147483647.""",
            """1:108 Expected value of type "Int": Int cannot represent A: expected a whole number between -2147483648 and 2147483647.""",
            """1:127 Expected value of type "Int": Int cannot represent [1]: expected a whole number between -2147483648 and 2147483647.""",
            """1:148 Expected value of type "Int": Int cannot represent {}: expected a whole number between -2147483648 and 2147483647.""");
    }

    [Fact]
    public void Validate_FloatStringBooleanIdWrong_Errors()
    {
        const string Document = """
            { scalars(float: "1", text: 1, flag: 1, id: 1.5) a: scalars(text: A, flag: "true", id: true) b: scalars(text: {a: 1}) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Expected value of type "Float": Float cannot represent "1": expected a number within the range of double precision, without quotes.""",
            """1:29 Expected value of type "String": String cannot represent 1: expected a string.""",
            """1:38 Expected value of type "Boolean": Boolean cannot represent 1: expected true or false.""",
            """1:45 Expected value of type "ID": ID cannot represent 1.5: expected a string or a whole number.""",
            """1:67 Expected value of type "String": String cannot represent A: expected a string.""",
            """1:76 Expected value of type "Boolean": Boolean cannot represent "true": expected true or false, without quotes.""",
            """1:88 Expected value of type "ID": ID cannot represent true: expected a string or a whole number.""",
            """1:111 Expected value of type "String": String cannot represent {a: 1}: expected a string.""");
    }

    [Fact]
    public void Validate_CustomScalar_ItsProblem()
    {
        const string Document = """
            { scalars(json: "refused") }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:17 Expected value of type "Json": Json refuses this.""");
    }

    [Fact]
    public void Validate_EnumWrong_Errors()
    {
        const string Document = """
            { scalars(level: HIHG) a: scalars(level: "HIGH") b: scalars(level: 1) c: scalars(level: [LOW]) d: scalars(level: low) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Value "HIHG" does not exist in "Level" enum. Did you mean the enum value HIGH?""",
            """1:42 Enum "Level" cannot represent non-enum value: "HIGH". Did you mean the enum value HIGH?""",
            """1:68 Enum "Level" cannot represent non-enum value: 1. Its values are HIGH, MIDDLE, LOW.""",
            """1:89 Enum "Level" cannot represent non-enum value: [LOW]. Its values are HIGH, MIDDLE, LOW.""",
            """1:114 Value "low" does not exist in "Level" enum. Did you mean the enum value LOW?""");
    }

    [Fact]
    public void Validate_ListItemsWrong_Errors()
    {
        const string Document = """
            { scalars(ints: [1, "2"], grid: [[null], 1, ["x"]]) a: scalars(ints: [[1]]) causes(tags: [null]) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:21 Expected value of type "Int": Int cannot represent "2": expected a whole number between -2147483648 and 2147483647, without quotes.""",
            """1:35 Expected value of type "Int!", found null.""",
            """1:46 Expected value of type "Int!": Int cannot represent "x": expected a whole number between -2147483648 and 2147483647.""",
            """1:71 Expected value of type "Int": Int cannot represent [1]: expected a whole number between -2147483648 and 2147483647.""",
            """1:91 Expected value of type "String!", found null.""");
    }

    [Fact]
    public void Validate_NullForNonNull_Error()
    {
        const string Document = """
            { needs(a: null, b: null) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:12 Expected value of type "Int!", found null.""",
            """1:21 Expected value of type "Int!", found null.""");
    }

    [Fact]
    public void Validate_InputObject_Valid()
    {
        const string Document = """
            { causes(where: { name: { eq: "x", in: "y" }, and: { min: 1 }, weight: 1 }) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_InputObjectNotAnObject_Errors()
    {
        const string Document = """
            { causes(where: 1) { id } a: causes(where: ["x"]) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:17 Expected value of type "CauseFilter", found 1.""",
            """1:44 Expected value of type "CauseFilter", found ["x"].""");
    }

    [Fact]
    public void Validate_RequiredFieldMissing_Error()
    {
        const string Document = """
            { causes(where: { name: { in: [] } }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:25 Field "TextFilter.eq" of required type "String!" was not provided.""");
    }

    [Fact]
    public void Validate_RequiredFieldWithDefault_MayBeMissingButNotNull()
    {
        const string Document = """
            { causes(where: { weight: 1 }) { id } a: causes(where: { min: null }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:63 Expected value of type "Int!", found null.""");
    }

    [Fact]
    public void Validate_UnknownField_Suggestion()
    {
        const string Document = """
            { causes(where: { wieght: 1, zzzzzz: 2 }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:19 Field "wieght" is not defined by type "CauseFilter". Did you mean "weight"?""",
            """1:30 Field "zzzzzz" is not defined by type "CauseFilter".""");
    }

    [Fact]
    public void Validate_NestedFieldWrong_Error()
    {
        const string Document = """
            { causes(where: { and: [{ and: { name: { eq: 1 } } }] }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:46 Expected value of type "String!": String cannot represent 1: expected a string.""");
    }

    [Fact]
    public void Validate_OneOfOneField_Valid()
    {
        const string Document = """
            { pick(by: { id: 1 }) { id } pickAny(by: [{ name: "x" }, { filter: {} }]) { id } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_OneOfNoFieldOrSeveral_Errors()
    {
        const string Document = """
            { pick(by: {}) { id } a: pick(by: { id: 1, name: "x" }) { id } b: pick(by: { id: 1, name: null }) { id } c: pick(by: { id: $a, name: $b }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:12 OneOf Input Object "Pick" must specify exactly one key, but 0 were given.""",
            """1:35 OneOf Input Object "Pick" must specify exactly one key, but 2 were given.""",
            """1:76 OneOf Input Object "Pick" must specify exactly one key, but 2 were given.""",
            """1:118 OneOf Input Object "Pick" must specify exactly one key, but 2 were given.""");
    }

    [Fact]
    public void Validate_OneOfNull_Error()
    {
        const string Document = """
            { pick(by: { id: null }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Field "Pick.id" must be non-null.""");
    }

    [Fact]
    public void Validate_OneOfWrongField_Error()
    {
        const string Document = """
            { pick(by: { filter: { level: 1 } }) { id } a: pick(by: { ids: [null] }) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:31 Enum "Level" cannot represent non-enum value: 1. Its values are HIGH, MIDDLE, LOW.""",
            """1:65 Expected value of type "ID!", found null.""");
    }

    [Fact]
    public void Validate_DirectiveArgument_Error()
    {
        const string Document = """
            { scalars @skip(if: "yes") @tag(name: null) }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:21 Expected value of type "Boolean!": Boolean cannot represent "yes": expected true or false.""",
            """1:39 Expected value of type "String!", found null.""");
    }

    [Fact]
    public void Validate_VariableDefaults_Valid()
    {
        const string Document = """
            query ($a: Int = 1, $b: [Level!] = LOW, $c: CauseFilter = { min: 2 }, $d: Int = null, $e: Int! = 3) { __typename }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_VariableDefaultsWrong_Errors()
    {
        const string Document = """
            query ($a: Int = "x", $b: [Level!] = [null], $c: CauseFilter = { mni: 2 }, $d: Int! = null, $e: Pick = {}) { __typename }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:18 Expected value of type "Int": Int cannot represent "x": expected a whole number between -2147483648 and 2147483647.""",
            """1:39 Expected value of type "Level!", found null.""",
            """1:66 Field "mni" is not defined by type "CauseFilter". Did you mean "min" or "and"?""",
            """1:87 Expected value of type "Int!", found null.""",
            """1:104 OneOf Input Object "Pick" must specify exactly one key, but 0 were given.""");
    }

    [Fact]
    public void Validate_LongValue_IsCutInMessage()
    {
        const string Document = """
            { causes(where: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:17 Expected value of type "CauseFilter", found "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx....""");
    }

    [Fact]
    public void Validate_DeepAbsurdity_OneErrorPerPlace()
    {
        const string Document = """
            { causes(where: { name: [{ eq: "a" }] , level: { a: 1 }}) { id } }
            """;

        RuleHarness.ExpectErrors(
            Rule,
            Document,
            """1:25 Expected value of type "TextFilter", found [{eq: "a"}].""",
            """1:48 Enum "Level" cannot represent non-enum value: {a: 1}. Its values are HIGH, MIDDLE, LOW.""");
    }
}
