using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>Fragments have different names (section 5.5.1.1).</summary>
internal sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentDefinition(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name;
        if (Context.Fragments.Find(name.Value) is { } first && first != fragment)
        {
            Context.Report($"There can be only one fragment named \"{name.Value}\".", first.Name.Location, name.Location);
        }
    }
}
