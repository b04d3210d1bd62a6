using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A type condition is an object, an interface or a union (section 5.5.1.3).</summary>
internal sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode fragment, GraphQLCompositeType? parent)
    {
        if (fragment.TypeCondition is { } condition && IsNotComposite(condition))
        {
            Context.Report($"A fragment cannot have the non-composite type \"{condition.Name}\" as its condition.", condition.Location);
        }
    }

    public override void EnterFragmentDefinition(FragmentDefinitionNode fragment)
    {
        if (IsNotComposite(fragment.TypeCondition))
        {
            Context.Report(
                $"Fragment \"{fragment.Name.Value}\" cannot have the non-composite type \"{fragment.TypeCondition.Name}\" "
                    + "as its condition.",
                fragment.TypeCondition.Location);
        }
    }

    private bool IsNotComposite(NamedTypeNode condition) =>
        Context.Schema.FindType(condition.Name) is not (null or GraphQLCompositeType);
}
