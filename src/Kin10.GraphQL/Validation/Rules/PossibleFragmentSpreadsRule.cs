using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A fragment's type condition can hold where the fragment is spread (section 5.5.2.3).</summary>
internal sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<(GraphQLCompositeType, GraphQLCompositeType), bool> _overlaps = [];

    public override void EnterInlineFragment(InlineFragmentNode fragment, GraphQLCompositeType? parent)
    {
        if (fragment.TypeCondition is not null && !IsPossible(fragment.TypeCondition, parent))
        {
            Context.Report(
                $"Fragment cannot be spread here as objects of type \"{parent!.Name}\" can never be of type "
                    + $"\"{fragment.TypeCondition.Name}\".",
                fragment.Location);
        }
    }

    public override void EnterFragmentSpread(FragmentSpreadNode spread, GraphQLCompositeType? parent)
    {
        if (Context.Fragments.Find(spread.Name.Value) is { } fragment && !IsPossible(fragment.TypeCondition, parent))
        {
            Context.Report(
                $"Fragment \"{spread.Name.Value}\" cannot be spread here as objects of type \"{parent!.Name}\" can never be of type "
                    + $"\"{fragment.TypeCondition.Name}\".",
                spread.Location);
        }
    }

    private bool IsPossible(NamedTypeNode condition, GraphQLCompositeType? parent)
    {
        if (parent is null || Context.Schema.FindType(condition.Name) is not GraphQLCompositeType type || type == parent)
        {
            return true;
        }

        if (!_overlaps.TryGetValue((type, parent), out var overlaps))
        {
            overlaps = Context.Schema.PossibleTypes(type).Overlaps(Context.Schema.PossibleTypes(parent));
            _overlaps[(type, parent)] = overlaps;
        }

        return overlaps;
    }
}
