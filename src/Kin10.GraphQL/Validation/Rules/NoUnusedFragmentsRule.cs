using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>Every fragment is used by an operation, directly or through others (section 5.5.1.4).</summary>
internal sealed class NoUnusedFragmentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        var used = Context.Fragments.ReachableFrom(Context.Fragments.Operations);
        foreach (var fragment in Context.Fragments.Fragments)
        {
            // A second fragment of the same name is UniqueFragmentNamesRule's.
            if (!used.Contains(fragment) && Context.Fragments.Find(fragment.Name.Value) == fragment)
            {
                Context.Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment.Location);
            }
        }
    }
}
