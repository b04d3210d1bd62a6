using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class OverlappingFieldsCanBeMergedRuleTests
{
    private static readonly Func<ValidationContext, ValidationRule> Rule = context => new OverlappingFieldsCanBeMergedRule(context);

    [Fact]
    public void Validate_DifferentKeys_Valid()
    {
        const string Document = """
            { cause(id: 1) { name x: name y: level } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_IdenticalFields_Valid()
    {
        const string Document = """
            { cause(id: 1) { name name x: name x: name ...F } } fragment F on Cause { name }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_IdenticalArgumentsInAnyOrder_Valid()
    {
        const string Document = """
            { causes(first: 1, where: { min: 1, weight: 2 }) { id } causes(where: { weight: 2, min: 1 }, first: 1) { name } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_DifferentDirectives_Valid()
    {
        const string Document = """
            { cause(id: 1) { name @skip(if: true) name @include(if: false) } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_DifferentFieldsOnDifferentObjects_Valid()
    {
        const string Document = """
            { node(id: 1) { ... on Cause { x: weight } ... on Partner { y: size } ... on Cause { z: name } ... on Funder { z: website } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_DifferentArgumentsOnDifferentObjects_Valid()
    {
        const string Document = """
            { found { ... on Cause { x: name(upper: true) } ... on Partner { x: website } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_DifferentFields_Error()
    {
        const string Document = """
            { cause(id: 1) { x: name x: level } }
            """;

        ExpectConflicts(
            Document,
            """1:18 1:26 Fields "cause.x" conflict because "name" and "level" are different fields.""");
    }

    [Fact]
    public void Validate_AliasHidesField_Error()
    {
        const string Document = """
            { cause(id: 1) { name: level name } }
            """;

        ExpectConflicts(
            Document,
            """1:18 1:30 Fields "cause.name" conflict because "level" and "name" are different fields.""");
    }

    [Fact]
    public void Validate_DifferentArguments_Error()
    {
        const string Document = """
            { cause(id: 1) { partners(first: 1) { id } partners(first: 2) { id } } }
            """;

        ExpectConflicts(
            Document,
            """1:18 1:44 Fields "cause.partners" conflict because they have differing arguments.""");
    }

    [Fact]
    public void Validate_MissingArgument_Error()
    {
        const string Document = """
            { cause(id: 1) { name(upper: true) name } }
            """;

        ExpectConflicts(
            Document,
            """1:18 1:36 Fields "cause.name" conflict because they have differing arguments.""");
    }

    [Fact]
    public void Validate_OtherArgumentOfTheSameValue_Error()
    {
        const string Document = """
            { scalars(int: 1) scalars(float: 1) }
            """;

        ExpectConflicts(
            Document,
            """1:3 1:19 Fields "scalars" conflict because they have differing arguments.""");
    }

    [Fact]
    public void Validate_VariableOrLiteral_Error()
    {
        const string Document = """
            query ($a: ID!) { cause(id: $a) { id } cause(id: "a") { id } }
            """;

        ExpectConflicts(
            Document,
            """1:19 1:40 Fields "cause" conflict because they have differing arguments.""");
    }

    [Fact]
    public void Validate_StringOrBlockString_Error()
    {
        const string Document = """""
            { node(id: "a") { id } node(id: """a""") { id } }
            """"";

        ExpectConflicts(
            Document,
            """1:3 1:24 Fields "node" conflict because they have differing arguments.""");
    }

    [Fact]
    public void Validate_InFragments_Error()
    {
        const string Document = """
            { cause(id: 1) { ...A ...B } }
            fragment A on Cause { x: name }
            fragment B on Cause { ...C }
            fragment C on Cause { x: level }
            """;

        ExpectConflicts(
            Document,
            """2:23 4:23 Fields "cause.x" conflict because "name" and "level" are different fields.""");
    }

    [Fact]
    public void Validate_EachConflictOnce()
    {
        const string Document = """
            { a: cause(id: 1) { ...F } b: cause(id: 1) { ...F } c: cause(id: 1) { ...F } }
            fragment F on Cause { x: name x: level }
            """;

        ExpectConflicts(
            Document,
            """2:23 2:31 Fields "a.x" conflict because "name" and "level" are different fields.""");
    }

    [Fact]
    public void Validate_Deep_ErrorNamesTheWay()
    {
        const string Document = """
            { cause(id: 1) { parent { x: name } } cause(id: 1) { parent { x: level } } }
            """;

        ExpectConflicts(
            Document,
            """1:27 1:63 Fields "cause.parent.x" conflict because "name" and "level" are different fields.""");
    }

    [Fact]
    public void Validate_SubfieldsDoNotOverlap_Valid()
    {
        const string Document = """
            { cause(id: 1) { parent { x: name } } other: cause(id: 1) { parent { x: level } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_ObjectAndInterface_Error()
    {
        const string Document = """
            { organisation { ... on Partner { x: website } ... on Organisation { x: name } } }
            """;

        ExpectConflicts(
            Document,
            """1:70 1:35 Fields "organisation.x" conflict because "name" and "website" are different fields.""");
    }

    [Fact]
    public void Validate_ShapesDifferOnDifferentObjects_Error()
    {
        const string Document = """
            { node(id: 1) { ... on Partner { size } ... on Funder { size } } }
            """;

        ExpectConflicts(
            Document,
            """1:34 1:57 Fields "node.size" conflict because they return conflicting types "Int" and "String".""");
    }

    [Fact]
    public void Validate_NullabilityDiffersOnDifferentObjects_Error()
    {
        const string Document = """
            { node(id: 1) { ... on Cause { name } ... on Partner { name } } }
            """;

        ExpectConflicts(
            Document,
            """1:32 1:56 Fields "node.name" conflict because they return conflicting types "String" and "String!".""");
    }

    [Fact]
    public void Validate_ListDiffersOnDifferentObjects_Error()
    {
        const string Document = """
            { node(id: 1) { ... on Cause { x: children { id } } ... on Partner { x: best { id } } } }
            """;

        ExpectConflicts(
            Document,
            """1:32 1:70 Fields "node.x" conflict because they return conflicting types "[Cause!]!" and "Cause".""");
    }

    [Fact]
    public void Validate_CompositeAndLeaf_Error()
    {
        const string Document = """
            { node(id: 1) { ... on Cause { x: parent { id } } ... on Partner { x: size } } }
            """;

        ExpectConflicts(
            Document,
            """1:32 1:68 Fields "node.x" conflict because they return conflicting types "Cause" and "Int".""");
    }

    [Fact]
    public void Validate_DifferentCompositeTypes_Valid()
    {
        const string Document = """
            { node(id: 1) { ... on Partner { best { id } } ... on Funder { best { id website } } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_ShapesDifferBelowDifferentObjects_Error()
    {
        const string Document = """
            { node(id: 1) { ... on Partner { best { name } } ... on Funder { best { name } } } }
            """;

        ExpectConflicts(
            Document,
            """1:41 1:73 Fields "node.best.name" conflict because they return conflicting types "String" and "String!".""");
    }

    [Fact]
    public void Validate_SubfieldsOfDifferentObjects_MayDiffer()
    {
        const string Document = """
            { node(id: 1) { ... on Partner { best { x: name } } ... on Funder { best { x: website } } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownFieldsAndTypes_Ignored()
    {
        const string Document = """
            { cause(id: 1) { x: nothing x: nothing ... on Nothing { y } } }
            """;

        RuleHarness.ExpectValid(Rule, Document);
    }

    [Fact]
    public void Validate_UnknownFieldBesideKnown_Error()
    {
        const string Document = """
            { cause(id: 1) { x: nothing x: name } }
            """;

        ExpectConflicts(
            Document,
            """1:18 1:29 Fields "cause.x" conflict because "nothing" and "name" are different fields.""");
    }

    [Fact]
    public void Validate_CyclesOfFragments_ComeToAnEnd()
    {
        const string Document = """
            { cause(id: 1) { ...A } } fragment A on Cause { x: name parent { ...A ...B } } fragment B on Cause { parent { ...B ...A } x: level }
            """;

        ExpectConflicts(
            Document,
            """1:49 1:123 Fields "cause.parent.x" conflict because "name" and "level" are different fields.""");
    }

    [Fact]
    public void Validate_AbstractWithSeveralObjects_ErrorForEach()
    {
        const string Document = """
            { organisation { x: website ... on Partner { x: website } ... on Funder { x: name } } }
            """;

        ExpectConflicts(
            Document,
            """1:18 1:75 Fields "organisation.x" conflict because "website" and "name" are different fields.""");
    }

    [Fact]
    public void Validate_TypenameBesideFieldOfOtherObject_Error()
    {
        const string Document = """
            { node(id: 1) { ... on Cause { x: __typename } ... on Partner { x: website } } }
            """;

        ExpectConflicts(
            Document,
            """1:32 1:65 Fields "node.x" conflict because they return conflicting types "String!" and "String".""");
    }

    private static void ExpectConflicts(string document, params string[] conflicts) => RuleHarness.ExpectErrors(
        Rule,
        document,
        [.. conflicts.Select(conflict => $"{conflict} Use different aliases on the fields to fetch both if this was intentional.")]);
}
