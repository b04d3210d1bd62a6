using HotChocolate.Types;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;
using ISchema = HotChocolate.ISchema;

namespace Kin10.Graph.HotChocolate;

/// <summary>
/// What HotChocolate's schema has beside the graph. Operations on it are looked at by the engine's parser, limits and rules as those on the
/// graph are, over the schema of both.
/// </summary>
internal sealed class SchemaAdditions : IOperationHandler<object>
{
    private readonly GraphQLSchema _graph;
    private readonly GraphQLExecutor<object> _executor;

    private SchemaAdditions(GraphQLSchema graph, GraphQLSchema whole, GraphQLExecutorOptions limits)
    {
        _graph = graph;
        _executor = new GraphQLExecutor<object>(whole, this, limits);
    }

    /// <summary>What there is beside the graph; null where there is nothing.</summary>
    /// <param name="schema">HotChocolate's schema.</param>
    /// <param name="graph">The schema of the graph.</param>
    /// <param name="limits">The limits of operations.</param>
    public static SchemaAdditions? Find(ISchema schema, GraphQLSchema graph, GraphQLExecutorOptions limits)
    {
        if (!schema.Types.Any(type => IsAdded(type, graph)))
        {
            return null;
        }

        var whole = SchemaBuilder.Build(GraphQLParser.Parse(schema.Print(), ParserLimits.Schema));
        return new SchemaAdditions(graph, whole, limits);
    }

    /// <summary>Looks at a request that the graph alone cannot answer.</summary>
    public PreparedRequest Examine(GraphQLRequest request) => _executor.Examine(request);

    object IOperationHandler<object>.Compile(SelectedOperation operation)
    {
        var root = _graph.RootType(operation.Type);
        foreach (var field in operation.Fields)
        {
            if (!field.IsTypename && root?.FindField(field.Definition.Name) is not null)
            {
                throw new GraphQLException([new GraphQLError(
                    ErrorCodes.BadUserInput,
                    $"{root.Name}.{field.Definition.Name} is a field of the graph; what is asked beside it is not. "
                    + "Ask for them in two operations: an array of two requests is one round trip.",
                    [])]);
            }
        }

        return this;
    }

    ValueTask<IOperationRun> IOperationHandler<object>.BeginAsync(
        object plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("HotChocolate executes what is beside the graph.");

    private static bool IsAdded(INamedType type, GraphQLSchema graph)
    {
        if (type.Name.StartsWith("__", StringComparison.Ordinal) || type is ScalarType)
        {
            return false;
        }

        var known = graph.FindType(type.Name);
        return known is null
            || (type is IComplexOutputType { Fields: var fields } && known is GraphQLFieldsType composite
                && fields.Any(field => !field.IsIntrospectionField && composite.FindField(field.Name) is null));
    }
}
