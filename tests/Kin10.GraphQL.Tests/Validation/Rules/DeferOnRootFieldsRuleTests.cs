using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class DeferOnRootFieldsRuleTests
{
    [Theory]
    [InlineData("{ ... @defer { organisation { name } } }")]
    [InlineData("mutation { rename(id: 1, name: \"a\") { ... @defer { id } } }")]
    [InlineData("subscription { changed { ... @defer(if: false) { id } } }")]
    public void Defer_OnQueryOrBelow_IsValid(string document) =>
        RuleHarness.ExpectValid(context => new DeferOnRootFieldsRule(context), document);

    [Theory]
    [InlineData("mutation { ... @defer { rename(id: 1, name: \"a\") { id } } }", "1:16", "Mutation")]
    [InlineData("mutation { ...A @defer(if: false) } fragment A on Mutation { rename(id: 1, name: \"a\") { id } }", "1:17", "Mutation")]
    [InlineData("subscription { ... @defer { changed { id } } }", "1:20", "Subscription")]
    public void Defer_OnOtherRoots_IsRefused(string document, string location, string type) => RuleHarness.ExpectErrors(
        context => new DeferOnRootFieldsRule(context),
        document,
        $"{location} \"@defer\" must not be used on the root type \"{type}\".");
}
