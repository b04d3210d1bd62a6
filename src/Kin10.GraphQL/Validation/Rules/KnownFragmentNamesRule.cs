using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A spread names a fragment of the document (section 5.5.2.1).</summary>
internal sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode spread, GraphQLCompositeType? parent)
    {
        var name = spread.Name.Value;
        if (Context.Fragments.Find(name) is null && !Context.IsFull)
        {
            var suggestion = Suggestions.DidYouMean(name, Context.Fragments.Fragments.Select(fragment => fragment.Name.Value));
            Context.Report($"Unknown fragment \"{MessageText.Name(name)}\".{suggestion}", spread.Name.Location);
        }
    }
}
