using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>Every variable that an operation defines is used, be it in a fragment (section 5.8.4).</summary>
internal sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveOperation(OperationDefinitionNode operation, IReadOnlyList<VariableUsage> usages)
    {
        var used = usages.Select(usage => usage.Variable.Name).ToHashSet();
        foreach (var definition in operation.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name))
            {
                Context.Report(
                    $"Variable \"${definition.Variable.Name}\" is never used in the {OperationText.Describe(operation)}.",
                    definition.Location);
            }
        }
    }
}
