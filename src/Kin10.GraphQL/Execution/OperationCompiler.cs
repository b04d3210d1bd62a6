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
    /// <param name="schema">The schema.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The variables of a request of the shape.</param>
    /// <param name="handler">Plans.</param>
    /// <param name="options">The limits.</param>
    /// <param name="isIncremental">Whether deferred fragments are delivered later.</param>
    /// <exception cref="GraphQLException">The operation asks for something wrong.</exception>
    public static ExecutableOperation<TPlan> Compile<TPlan>(
        GraphQLSchema schema, DocumentOperation operation, VariableValues variables, IOperationHandler<TPlan> handler,
        GraphQLExecutorOptions options, bool isIncremental)
        where TPlan : class
    {
        var (collector, rootType) = CoerceArguments(schema, operation, variables, options.MaxSelectedFields);
        var deferring = new DeferredCollector(collector, isIncremental ? options.MaxDeferredFragments : 0);
        var fields = isIncremental
            ? deferring.CollectFields(rootType, operation.Node.SelectionSet)
            : collector.CollectFields(rootType, [operation.Node.SelectionSet]);
        ExecutableField[] roots = [.. fields.Select(field => ExecutableField.Create(field, rootType.Name))];
        var deferred = DeferredFragment.Create(deferring.Usages, roots, rootType.Name);
        var answered = roots.Concat(deferred.SelectMany(fragment => fragment.Fields).Select(item => item.Field));
        var plan = answered.All(root => root.IsIntrospection)
            ? null
            : handler.Compile(new SelectedOperation(operation.Type, fields)
            {
                Deferred = [.. deferred.Select(fragment => fragment.Fields.Select(item => item.Field.Field).ToArray())],
            });
        collector.Complete();
        return new ExecutableOperation<TPlan>(variables.Shape, roots, plan) { Deferred = deferred };
    }

    /// <summary>Coerces the arguments and collects the fields, for who makes something else of them than a compiled operation.</summary>
    /// <exception cref="GraphQLException">The operation asks for something wrong.</exception>
    public static TResult Select<TResult>(
        GraphQLSchema schema, DocumentOperation operation, VariableValues variables, int maxFields,
        Func<SelectedOperation, VariableValues, TResult> use)
    {
        var (collector, rootType) = CoerceArguments(schema, operation, variables, maxFields);
        var fields = collector.CollectFields(rootType, [operation.Node.SelectionSet]);
        var result = use(new SelectedOperation(operation.Type, fields), variables);
        collector.Complete();
        return result;
    }

    private static (FieldCollector Collector, GraphQLObjectType RootType) CoerceArguments(
        GraphQLSchema schema, DocumentOperation operation, VariableValues variables, int maxFields)
    {
        var rootType = schema.RootType(operation.Type)
            ?? throw new InvalidOperationException($"Validation let a {operation.Type} pass that the schema does not have.");
        var errors = new List<GraphQLError>();
        var collector = new FieldCollector(
            schema, operation.Fragments, new ArgumentCoercion(operation.VariablesByName, variables, errors), errors, maxFields);
        collector.CoerceAllArguments(rootType, operation.Node.SelectionSet);
        return (collector, rootType);
    }
}
