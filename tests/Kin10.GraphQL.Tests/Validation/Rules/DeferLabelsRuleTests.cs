using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class DeferLabelsRuleTests
{
    [Theory]
    [InlineData("{ ...A @defer ... @defer { organisation { name } } } fragment A on Query { cause(id: 1) { id } }")]
    [InlineData("{ ... @defer(label: \"a\") { organisation { name } } ... @defer(label: \"b\") { organisation { name } } }")]
    [InlineData("{ ... @defer(label: null) { organisation { name } } ... @defer(label: null) { organisation { name } } }")]
    public void Labels_NoneOrDifferent_AreValid(string document) =>
        RuleHarness.ExpectValid(context => new DeferLabelsRule(context), document);

    [Fact]
    public void Label_UsedTwice_IsRefused() => RuleHarness.ExpectErrors(
        context => new DeferLabelsRule(context),
        "{ ...A @defer(label: \"x\") } fragment A on Query { ... @defer(label: \"x\") { organisation { name } } }",
        "1:8 1:55 The label \"x\" is used by more than one \"@defer\"; labels must be unique in a document.");

    [Fact]
    public void Label_Variable_IsRefused() => RuleHarness.ExpectErrors(
        context => new DeferLabelsRule(context),
        "query($l: String) { ... @defer(label: $l) { organisation { name } } }",
        "1:39 The label of \"@defer\" must be a string in the document, not a variable.");
}
