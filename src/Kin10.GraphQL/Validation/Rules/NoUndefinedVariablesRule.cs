using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>Every variable used by an operation, fragments included, is defined by it (section 5.8.3).</summary>
internal sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveOperation(OperationDefinitionNode operation, IReadOnlyList<VariableUsage> usages)
    {
        var defined = operation.VariableDefinitions.Select(definition => definition.Variable.Name).ToHashSet();
        foreach (var usage in usages)
        {
            if (!defined.Contains(usage.Variable.Name))
            {
                Context.Report(
                    $"Variable \"${usage.Variable.Name}\" is not defined by the {OperationText.Describe(operation)}.",
                    usage.Variable.Location,
                    operation.Location);
            }
        }
    }
}
