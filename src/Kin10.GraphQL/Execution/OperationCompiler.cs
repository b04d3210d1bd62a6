using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution.Coercion;
using Kin10.GraphQL.Execution.Collection;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Execution;

/// <summary>Compiles an operation for one shape of variables.</summary>
internal static class OperationCompiler
{
    /// <summary>Coerces the arguments, collects the fields, and lets the handler plan.</summary>
    /// <exception cref="GraphQLException">The operation asks for something wrong.</exception>
    public static ExecutableOperation<TPlan> Compile<TPlan>(
        GraphQLSchema schema, DocumentOperation operation, VariableValues variables, IOperationHandler<TPlan> handler, int maxFields)
        where TPlan : class
    {
        var rootType = schema.RootType(operation.Type)
            ?? throw new InvalidOperationException($"Validation let a {operation.Type} pass that the schema does not have.");
        var errors = new List<GraphQLError>();
        var coercion = new ArgumentCoercion(operation.VariablesByName, variables, errors);
        var collector = new FieldCollector(schema, operation.Fragments, coercion, errors, maxFields);
        collector.CoerceAllArguments(rootType, operation.Node.SelectionSet);
        var fields = collector.CollectFields(rootType, [operation.Node.SelectionSet]);
        RootField[] roots = [.. fields.Select(field => RootField.Create(field, rootType.Name))];
        var plan = Array.TrueForAll(roots, root => root.IsIntrospection)
            ? null
            : handler.Compile(new SelectedOperation(operation.Type, fields));
        collector.Complete();
        return new ExecutableOperation<TPlan>(variables.Shape, roots, plan);
    }
}
