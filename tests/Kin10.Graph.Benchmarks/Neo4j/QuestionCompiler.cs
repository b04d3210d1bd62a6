using Kin10.Graph.Api;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Benchmarks.Neo4j;

/// <summary>A question of one root field as the Neo4j store runs it.</summary>
internal sealed record CompiledQuestion(StatementRequest Request, CompiledStatement Statement);

/// <summary>Gives the statement that the Neo4j store runs for a question.</summary>
internal sealed class QuestionCompiler(ApiSchema api, GraphLimits limits) : IOperationHandler<OperationPlan>
{
    private readonly OperationPlanner _planner = new(api.Model, api.Schema, limits);
    private readonly PlanBinder _binder = new(limits);
    private BoundPlan? _bound;

    /// <summary>The plan of a request and its only statement.</summary>
    public async Task<CompiledQuestion> CompileAsync(GraphQLRequest request)
    {
        using var writer = new ResponseWriter();
        await new GraphQLExecutor<OperationPlan>(api.Schema, this).ExecuteAsync(request, writer, CancellationToken.None);
        var bound = _bound ?? throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(writer.Written.Span));
        var bare = new StatementRequest(bound, StatementRequest.NothingKnown);
        return new CompiledQuestion(bare, new StatementCompiler(api.Model).Compile(bare)[0]!);
    }

    OperationPlan IOperationHandler<OperationPlan>.Compile(SelectedOperation operation) => _planner.Plan(operation);

    ValueTask<IOperationRun> IOperationHandler<OperationPlan>.BeginAsync(OperationPlan plan, VariableValues variables, CancellationToken cancellationToken)
    {
        _bound = _binder.Bind(plan, variables);
        return new(new NoRun());
    }

    // The question is not asked: its answer is null.
    private sealed class NoRun : IOperationRun
    {
        public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken) => new(false);

        public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new((string?)null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
