using Kin10.GraphQL.Execution.Coercion;
using Kin10.GraphQL.Execution.Collection;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution;

/// <summary>An operation of a valid document, with what every request of it needs.</summary>
internal sealed class DocumentOperation
{
    public DocumentOperation(
        ExecutableDocument document,
        GraphQLSchema schema,
        OperationDefinitionNode node,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        Document = document;
        Node = node;
        Fragments = fragments;
        var conditions = Conditions.FindVariables(node.SelectionSet, fragments, out var isDeferring);
        IsDeferring = isDeferring;
        Variables = [.. node.VariableDefinitions.Select((definition, index) => Resolve(schema, definition, index, conditions))];
        VariablesByName = Variables.ToDictionary(variable => variable.Name);
    }

    public ExecutableDocument Document { get; }

    public OperationDefinitionNode Node { get; }

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; }

    public OperationVariable[] Variables { get; }

    public Dictionary<string, OperationVariable> VariablesByName { get; }

    /// <summary>Whether it has a <c>@defer</c>, whatever its condition.</summary>
    public bool IsDeferring { get; }

    public OperationType Type => Node.Operation;

    public string? Name => Node.Name?.Value;

    private static OperationVariable Resolve(
        GraphQLSchema schema, VariableDefinitionNode definition, int index, HashSet<string> conditions)
    {
        var name = definition.Variable.Name;
        var type = TypeReferences.Resolve(schema, definition.Type)
            ?? throw new InvalidOperationException($"Validation let a variable of an unknown type pass: ${name}.");
        return new OperationVariable(
            name,
            index,
            type,
            definition.DefaultValue is not null,
            definition.DefaultValue is { } literal ? InputDefaults.Coerce(literal, type, $"Default value of variable ${name}") : null,
            conditions.Contains(name),
            definition.Location);
    }
}
