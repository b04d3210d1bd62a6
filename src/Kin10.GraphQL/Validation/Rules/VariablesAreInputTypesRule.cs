using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A variable's type is a scalar, an enum or an input object, or a list of these (section 5.8.2).</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode variable, GraphQLType? type)
    {
        if (type is { IsInputType: false })
        {
            Context.Report(
                $"Variable \"${variable.Variable.Name}\" cannot be of the non-input type \"{type}\".", variable.Type.Location);
        }
    }
}
