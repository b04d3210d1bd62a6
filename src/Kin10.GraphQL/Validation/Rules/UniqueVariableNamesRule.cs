using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>An operation defines each variable once (section 5.8.1).</summary>
internal sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        var first = new Dictionary<string, VariableNode>();
        foreach (var definition in operation.VariableDefinitions)
        {
            var variable = definition.Variable;
            if (!first.TryAdd(variable.Name, variable))
            {
                Context.Report(
                    $"There can be only one variable named \"${variable.Name}\".", first[variable.Name].Location, variable.Location);
            }
        }
    }
}
