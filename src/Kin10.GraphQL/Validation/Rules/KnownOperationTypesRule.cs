using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>The schema supports the operation's type (section 5.2.1.1).</summary>
internal sealed class KnownOperationTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (Context.Schema.RootType(operation.Operation) is null)
        {
            Context.Report($"The schema supports no {OperationText.Type(operation)}.", operation.Location);
        }
    }
}
