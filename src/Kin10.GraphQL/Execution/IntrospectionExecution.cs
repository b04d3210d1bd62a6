using Kin10.GraphQL.Introspection;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution;

/// <summary>Writes the root fields of one request that the engine answers itself; what they say together is limited.</summary>
internal sealed class IntrospectionExecution(
    GraphQLSchema schema, VariableValues variables, ResponseWriter writer, RequestContext context, int maxValues)
{
    private readonly IntrospectionWriter _introspection =
        new(schema, writer, variables, maxValues, context.Batch?.IntrospectionValues ?? 0);

    /// <summary>Writes the value of a field.</summary>
    public void Write(ExecutableField root)
    {
        if (root.Typename is not null)
        {
            writer.Raw(root.Typename);
            return;
        }

        var before = _introspection.Values;
        try
        {
            if (root.Field.Definition.Name == "__schema")
            {
                _introspection.WriteSchema(root.Selection!);
            }
            else
            {
                _introspection.WriteType(root.Field, root.Selection!);
            }
        }
        finally
        {
            context.Allowance?.Owe(_introspection.Values - before);
            if (context.Batch is { } batch)
            {
                batch.IntrospectionValues = _introspection.Values;
            }
        }
    }
}
