using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>Fields of leaf types have no selections, all other fields have some (section 5.3.3).</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode field, GraphQLCompositeType? parent, GraphQLField? definition)
    {
        if (definition is null)
        {
            return;
        }

        var name = field.Name.Value;
        if (definition.Type.NamedType is not GraphQLCompositeType)
        {
            if (field.SelectionSet is not null)
            {
                Context.Report(
                    $"Field \"{name}\" must not have a selection since type \"{definition.Type}\" has no subfields.",
                    field.SelectionSet.Location);
            }
        }
        else if (field.SelectionSet is null)
        {
            Context.Report(
                $"Field \"{name}\" of type \"{definition.Type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?",
                field.Location);
        }
    }
}
