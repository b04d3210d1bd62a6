using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <content>Root operation types (section 3.3.1).</content>
internal sealed partial class SchemaValidator
{
    private void ValidateRootTypes()
    {
        var byOperation = new Dictionary<OperationType, OperationTypeNode>();
        var byType = new Dictionary<string, OperationTypeNode>();
        foreach (var node in definitions.SchemaNodes.SelectMany(static node => node.OperationTypes))
        {
            if (!byOperation.TryAdd(node.Operation, node))
            {
                errors.Add(
                    byOperation[node.Operation], node, $"There can be only one root type for {OperationKeyword.Of(node.Operation)}.");
            }
            else if (!byType.TryAdd(node.Type.Name, node))
            {
                errors.Add(
                    byType[node.Type.Name],
                    node,
                    $"The root types must be different, but {node.Type.Name} is the one for "
                    + $"{OperationKeyword.Of(byType[node.Type.Name].Operation)} too.");
            }

            ValidateRootType(node);
        }

        if (!definitions.HasSchemaDefinition)
        {
            ValidateDefaultRootTypes(byOperation);
        }

        if (schema.QueryType is null && !byOperation.ContainsKey(OperationType.Query) && schema.FindType("Query") is null)
        {
            SyntaxNode place = definitions.SchemaNodes.Count > 0 ? definitions.SchemaNodes[0] : definitions.Document;
            errors.Add(place, "The schema has no root type for query: define a type Query, or name one in the schema definition.");
        }
        else if (schema.QueryType is null && definitions.HasSchemaDefinition && !byOperation.ContainsKey(OperationType.Query))
        {
            errors.Add(
                definitions.SchemaNodes[0], "The schema definition must name the root type for query, for example \"query: Query\".");
        }
    }

    private void ValidateRootType(OperationTypeNode node)
    {
        var type = schema.FindType(node.Type.Name);
        if (type is null)
        {
            errors.Add(node.Type, $"Unknown type {node.Type.Name}: expected the name of an object type that the schema defines.");
        }
        else if (type is not GraphQLObjectType)
        {
            errors.Add(
                node.Type, $"The root type for {OperationKeyword.Of(node.Operation)} must be an object type, which {type.Name} is not.");
        }
    }

    /// <summary>A type with the default name of a root type is one when there is no schema definition, and must be an object.</summary>
    private void ValidateDefaultRootTypes(Dictionary<OperationType, OperationTypeNode> named)
    {
        foreach (var operation in (ReadOnlySpan<OperationType>)[OperationType.Query, OperationType.Mutation, OperationType.Subscription])
        {
            if (!named.ContainsKey(operation) && schema.FindType(operation.ToString()) is { } type and not GraphQLObjectType)
            {
                errors.Add(
                    type.SyntaxNodes[0].Name,
                    $"The root type for {OperationKeyword.Of(operation)} must be an object type, which {type.Name} is not; "
                    + "a schema definition can name another one.");
            }
        }
    }
}
