using Kin10.GraphQL.Validation;
using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.FieldMerging;

/// <summary>Documents made to be slow take about as many steps as they have fields: what is counted is work, not time.</summary>
public class MergeStepsTests
{
    [Fact]
    public void Steps_ThousandsOfFieldsUnderOneKey_GrowLinearly()
    {
        ExpectLinear(count => $"{{ cause(id: 1) {{ {Repeat(count, _ => "name ")} }} }}", perUnit: 8);
    }

    [Fact]
    public void Steps_ThousandsOfFieldsWithSelectionsUnderOneKey_GrowLinearly()
    {
        ExpectLinear(
            count => $"{{ cause(id: 1) {{ {Repeat(count, i => $"parent {{ x{i % 7}: id parent {{ name }} }} ")} }} }}", perUnit: 40);
    }

    [Fact]
    public void Steps_ThousandsOfDifferentKeys_GrowLinearly()
    {
        ExpectLinear(count => $"{{ cause(id: 1) {{ {Repeat(count, i => $"x{i}: parent {{ id }} ")} }} }}", perUnit: 20);
    }

    [Fact]
    public void Steps_FragmentsThatDoubleAtEachLevel_GrowLinearly()
    {
        ExpectLinear(
            count => "{ cause(id: 1) { ...F0 } } "
                + Repeat(count, i => $"fragment F{i} on Cause {{ a: parent {{ ...F{i + 1} }} b: parent {{ ...F{i + 1} }} }} ")
                + $"fragment F{count} on Cause {{ id }}",
            perUnit: 40);
    }

    [Fact]
    public void Steps_OneFragmentSpreadThousandsOfTimes_GrowLinearly()
    {
        ExpectLinear(
            count => $"{{ {Repeat(count, i => $"a{i}: cause(id: {i}) {{ ...F }} ")} }} fragment F on Cause {{ name parent {{ id name }} }}",
            perUnit: 20);
    }

    [Fact]
    public void Steps_FragmentsThatAllSpreadEachOther_GrowWithTheSpreads()
    {
        const int Fragments = 100;
        var document = "{ cause(id: 1) { ...F0 } } "
            + Repeat(Fragments, i => $"fragment F{i} on Cause {{ id parent {{ {Repeat(Fragments, j => $"...F{j} ")} }} }} ");

        // 10,000 spreads; each of them closes a cycle, and every selection set reaches all fragments.
        Assert.InRange(Steps(document), 1, 10 * Fragments * Fragments);
    }

    [Fact]
    public void Steps_ManyObjectTypesBesideAnInterface_EachGroupOnce()
    {
        ExpectLinear(
            count => "{ node(id: 1) { "
                + Repeat(count, _ => "id ... on Cause { id x: name } ... on Partner { id x: website } ... on Funder { id x: website } ")
                + "} }",
            perUnit: 60);
    }

    [Fact]
    public void Validate_MoreStepsThanAllowed_RefusedByName()
    {
        var document = $"{{ cause(id: 1) {{ {Repeat(200, _ => "name ")} }} }}";

        var error = Assert.Single(RuleHarness.Validate(document, new ValidationLimits { MaxMergeSteps = 100 }));

        Assert.Equal("The document's selections overlap in too many ways to be checked. The limit MaxMergeSteps is 100.", error.Message);
        Assert.Equal("MaxMergeSteps", error.Extensions!["limit"]);
    }

    [Fact]
    public void Validate_MoreCombinationsThanCouldBeVisited_GivenUp()
    {
        // Which of the fragments meet at a level depends on the whole way down to it: there are 2 to the 40th such sets.
        const int Levels = 40;
        var document = "{ cause(id: 1) { ...M0 ...K0 } } "
            + Repeat(Levels, i => $"fragment M{i} on Cause {{ a: parent {{ ...M{i + 1} }} b: parent {{ ...M{i + 1} ...N{i + 1}x1 }} }} ")
            + Repeat(Levels, i => $"fragment K{i} on Cause {{ a: parent {{ ...K{i + 1} }} b: parent {{ ...K{i + 1} }} }} ")
            + string.Concat(Enumerable.Range(1, Levels).SelectMany(i => Enumerable.Range(1, i).Select(j =>
                i < Levels
                    ? $"fragment N{i}x{j} on Cause {{ a: parent {{ ...N{i + 1}x{j + 1} }} b: parent {{ ...N{i + 1}x{j + 1} }} }} "
                    : $"fragment N{i}x{j} on Cause {{ y{j}: id }} ")))
            + $"fragment M{Levels} on Cause {{ id }} fragment K{Levels} on Cause {{ id }}";

        var context = Check(document, RuleHarness.NoLimits with { MaxMergeSteps = 20_000 }, out var steps);

        Assert.Contains("The limit MaxMergeSteps is 20000", Assert.Single(context.GetErrors()).Message, StringComparison.Ordinal);
        Assert.InRange(steps, 20_000, 30_000);
    }

    private static void ExpectLinear(Func<int, string> document, int perUnit)
    {
        var small = Steps(document(500));
        var large = Steps(document(5_000));

        Assert.InRange(small, 500, 500L * perUnit);
        Assert.InRange(large, small * 9, small * 11);
    }

    private static long Steps(string text)
    {
        var context = Check(text, RuleHarness.NoLimits, out var steps);
        Assert.Empty(context.GetErrors());
        return steps;
    }

    private static ValidationContext Check(string text, ValidationLimits limits, out long steps)
    {
        var document = RuleHarness.ParseAnyLength(text);
        var context = new ValidationContext(RuleHarness.Schema, document, limits);
        var rule = new OverlappingFieldsCanBeMergedRule(context);
        rule.LeaveDocument(document);
        steps = rule.Steps;
        return context;
    }

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}
