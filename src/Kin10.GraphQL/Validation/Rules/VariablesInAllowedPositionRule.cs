using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.Rules;

/// <summary>A variable's type fits each place where it is used (section 5.8.5).</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveOperation(OperationDefinitionNode operation, IReadOnlyList<VariableUsage> usages)
    {
        var definitions = new Dictionary<string, (VariableDefinitionNode Definition, GraphQLType Type)>();
        foreach (var definition in operation.VariableDefinitions)
        {
            if (TypeReferences.Resolve(Context.Schema, definition.Type) is { } type)
            {
                definitions[definition.Variable.Name] = (definition, type);
            }
        }

        foreach (var (variable, position) in usages)
        {
            if (position.Type is not null && definitions.TryGetValue(variable.Name, out var found))
            {
                Check(found.Definition, found.Type, variable, position, position.Type);
            }
        }
    }

    private void Check(
        VariableDefinitionNode definition,
        GraphQLType variableType,
        VariableNode variable,
        InputPosition position,
        GraphQLType locationType)
    {
        if (!IsVariableUsageAllowed(definition, variableType, locationType, position.HasDefault))
        {
            Context.Report(
                $"Variable \"${variable.Name}\" of type \"{variableType}\" used in position expecting type \"{locationType}\".",
                definition.Location,
                variable.Location);
        }

        if (position.OneOf is { } oneOf && !variableType.IsNonNull)
        {
            Context.Report(
                $"Variable \"${variable.Name}\" is of type \"{variableType}\" but must be non-nullable to be used for OneOf Input Object "
                    + $"\"{oneOf.Name}\".",
                definition.Location,
                variable.Location);
        }
    }

    private static bool IsVariableUsageAllowed(
        VariableDefinitionNode definition, GraphQLType variableType, GraphQLType locationType, bool hasLocationDefaultValue)
    {
        if (locationType is GraphQLNonNull nonNull && !variableType.IsNonNull)
        {
            var hasNonNullVariableDefaultValue = definition.DefaultValue is not (null or NullValueNode);
            return (hasNonNullVariableDefaultValue || hasLocationDefaultValue)
                && TypeReferences.AreTypesCompatible(variableType, nonNull.OfType);
        }

        return TypeReferences.AreTypesCompatible(variableType, locationType);
    }
}
