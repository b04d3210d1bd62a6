using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one of its document (section 5.2.3.1).</summary>
internal sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Name is null && Context.Fragments.Operations.Count > 1)
        {
            Context.Report("An anonymous operation must be the only operation of its document; give it a name.", operation.Location);
        }
    }
}
