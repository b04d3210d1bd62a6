using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>
/// The root fields of a mutation or a subscription are not deferred (proposal of incremental delivery, "Defer And Stream Directives Are
/// Used On Valid Root Field").
/// </summary>
internal sealed class DeferOnRootFieldsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode spread, GraphQLCompositeType? parent) => Check(spread, parent);

    public override void EnterInlineFragment(InlineFragmentNode fragment, GraphQLCompositeType? parent) => Check(fragment, parent);

    private void Check(SelectionNode fragment, GraphQLCompositeType? parent)
    {
        if (parent is not null
            && (parent == Context.Schema.MutationType || parent == Context.Schema.SubscriptionType)
            && DeferDirective.Find(fragment) is { } directive)
        {
            Context.Report($"\"@defer\" must not be used on the root type \"{parent.Name}\".", directive.Location);
        }
    }
}
