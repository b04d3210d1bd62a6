using Kin10.GraphQL.Validation.Rules;

namespace Kin10.GraphQL.Tests.Validation.Rules;

public class DeferInSubscriptionsRuleTests
{
    [Theory]
    [InlineData("query { cause(id: 1) { ... @defer { id } } }")]
    [InlineData("subscription { changed { ... @defer(if: false) { id } } }")]
    [InlineData("subscription($v: Boolean!) { changed { ... @defer(if: $v) { id } } }")]
    [InlineData("subscription { changed { id } } fragment A on Cause { ... @defer { id } }")]
    public void Defer_OffOrElsewhere_IsValid(string document) =>
        RuleHarness.ExpectValid(context => new DeferInSubscriptionsRule(context), document);

    [Theory]
    [InlineData("subscription { changed { ... @defer { id } } }", "1:30")]
    [InlineData("subscription { changed { ... @defer(if: true) { id } } }", "1:30")]
    [InlineData("{ cause(id: 1) { ...A } } subscription S { changed { ...A } } fragment A on Cause { ...B @defer } fragment B on Cause { id }", "1:90")]
    public void Defer_InASubscription_IsRefused(string document, string location) => RuleHarness.ExpectErrors(
        context => new DeferInSubscriptionsRule(context),
        document,
        $"{location} \"@defer\" must not be used in a subscription, unless with \"if: false\".");
}
