using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Validation;

namespace Kin10.GraphQL.Tests.Validation;

public class ValidationLimitsTests
{
    [Fact]
    public void Create_LimitBelowOne_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationLimits { MaxDepth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationLimits { MaxErrors = -1 });
    }

    [Fact]
    public void MaxDepth_FragmentsExpanded_CountsFieldsOnly()
    {
        const string Document = "query Q { cause(id: 1) { ... { ...F } } } fragment F on Cause { parent { ... on Cause { id } } }";

        Assert.Empty(RuleHarness.Validate(Document, new ValidationLimits { MaxDepth = 3 }));
        Expect(
            RuleHarness.Validate(Document, new ValidationLimits { MaxDepth = 2 }),
            "1:1 The query \"Q\" selects fields 3 levels deep. The limit MaxDepth is 2.",
            "MaxDepth",
            maximum: 2,
            found: 3);
    }

    [Fact]
    public void MaxFields_FragmentSpreadTwice_CountsItTwice()
    {
        const string Document = "{ a: cause(id: 1) { ...F } b: cause(id: 1) { ...F } } fragment F on Cause { id name }";

        Assert.Empty(RuleHarness.Validate(Document, new ValidationLimits { MaxFields = 6 }));
        Expect(
            RuleHarness.Validate(Document, new ValidationLimits { MaxFields = 5 }),
            "1:1 The anonymous query selects 6 fields, fragments expanded. The limit MaxFields is 5.",
            "MaxFields",
            maximum: 5,
            found: 6);
    }

    [Fact]
    public void MaxFields_FragmentsThatDouble_CountedWithoutBeingVisited()
    {
        var fragments = string.Concat(Enumerable.Range(0, 100).Select(
            i => $"fragment F{i} on Cause {{ a: parent {{ ...F{i + 1} }} b: parent {{ ...F{i + 1} }} }} "));
        var document = $"{{ cause(id: 1) {{ ...F0 }} }} {fragments} fragment F100 on Cause {{ id }}";

        var errors = RuleHarness.Validate(document, new ValidationLimits { MaxDepth = 1000 });

        Expect(
            errors,
            "1:1 The anonymous query selects more fields than can be counted, fragments expanded. The limit MaxFields is 2000.",
            "MaxFields",
            maximum: 2000,
            found: long.MaxValue);
    }

    [Fact]
    public void MaxFields_EachOperation_ForItself()
    {
        var errors = RuleHarness.Validate(
            "query A { a: scalars b: scalars } query B { a: scalars } query C { a: scalars b: scalars c: scalars }",
            new ValidationLimits { MaxFields = 1 });

        Assert.Equal(
            [
                "1:1 The query \"A\" selects 2 fields, fragments expanded. The limit MaxFields is 1.",
                "1:58 The query \"C\" selects 3 fields, fragments expanded. The limit MaxFields is 1.",
            ],
            RuleHarness.Describe(errors));
    }

    [Fact]
    public void MaxAliases_OneFieldUnderManyKeys_CountedOverFragments()
    {
        const string Document =
            "{ cause(id: 1) { a: name ...F } cause(id: 1) { ... on Cause { c: name } } } fragment F on Cause { b: name a: name }";

        Assert.Empty(RuleHarness.Validate(Document, new ValidationLimits { MaxAliases = 3 }));
        Expect(
            RuleHarness.Validate(Document, new ValidationLimits { MaxAliases = 2 }),
            "1:18 Field \"name\" is selected under 3 different response keys on one parent. The limit MaxAliases is 2.",
            "MaxAliases",
            maximum: 2,
            found: 3);
    }

    [Fact]
    public void MaxAliases_ManyFragmentsWithOneKey_NotCounted()
    {
        var spreads = string.Concat(Enumerable.Range(0, 100).Select(i => $"...F{i} "));
        var fragments = string.Concat(Enumerable.Range(0, 100).Select(i => $"fragment F{i} on Cause {{ id }} "));

        Assert.Empty(RuleHarness.Validate($"{{ cause(id: 1) {{ {spreads} }} }} {fragments}"));
    }

    [Fact]
    public void MaxAliases_DifferentFieldsAndParents_CountedApart()
    {
        var errors = RuleHarness.Validate(
            "{ a: cause(id: 1) { x: id y: name } b: cause(id: 1) { x: id y: name } }", new ValidationLimits { MaxAliases = 2 });

        Assert.Empty(errors);
    }

    [Fact]
    public void MaxDirectives_InOnePlace_Error()
    {
        const string Document = "{ scalars @tag(name: \"a\") @tag(name: \"b\") @tag(name: \"c\") }";

        Assert.Empty(RuleHarness.Validate(Document, new ValidationLimits { MaxDirectives = 3 }));
        Expect(
            RuleHarness.Validate(Document, new ValidationLimits { MaxDirectives = 2 }),
            "1:43 3 directives are used in one place (FIELD). The limit MaxDirectives is 2.",
            "MaxDirectives",
            maximum: 2,
            found: 3);
    }

    [Fact]
    public void MaxErrors_MoreMistakes_LastErrorSaysSo()
    {
        var errors = RuleHarness.Validate("{ a1 b1 c1 d1 }", new ValidationLimits { MaxErrors = 2 });

        Assert.Equal(
            [
                "1:3 Cannot query field \"a1\" on type \"Query\".",
                "1:6 Cannot query field \"b1\" on type \"Query\".",
                "The document has more errors than the 2 that are reported (limit MaxErrors); the others were left out.",
            ],
            RuleHarness.Describe(errors));
    }

    [Fact]
    public void MaxErrors_AsManyMistakes_NothingLeftOut()
    {
        Assert.Equal(2, RuleHarness.Validate("{ a1 b1 }", new ValidationLimits { MaxErrors = 2 }).Count);
    }

    [Fact]
    public void MaxErrors_Default_StopsEarly()
    {
        var errors = RuleHarness.Validate($"{{ {string.Join(' ', Enumerable.Range(0, 1000).Select(i => $"wrong{i}"))} }}");

        Assert.Equal(ValidationLimits.Default.MaxErrors + 1, errors.Count);
    }

    private static void Expect(IReadOnlyList<GraphQLError> errors, string description, string limit, long maximum, long found)
    {
        Assert.Equal([description], RuleHarness.Describe(errors));
        var error = errors[0];
        Assert.Equal(ErrorCodes.GraphQLValidationFailed, error.Code);
        Assert.Equal(limit, error.Extensions!["limit"]);
        Assert.Equal(maximum, error.Extensions["maximum"]);
        Assert.Equal(found, error.Extensions["found"]);
    }
}
