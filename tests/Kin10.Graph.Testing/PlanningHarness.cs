using System.Text.Json;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Testing;

/// <summary>Plans and binds operations through the engine, as requests do, without a store.</summary>
public sealed class PlanningHarness
{
    private readonly ApiSchema _api;
    private readonly GraphLimits _limits;

    public PlanningHarness(GraphModel model, GraphLimits? limits = null)
    {
        Model = model;
        _limits = limits ?? new GraphLimits();
        _api = ApiSchema.Create(model, _limits);
    }

    /// <summary>Over <see cref="BookModel"/>.</summary>
    public static PlanningHarness Books { get; } = new(BookModel.Model);

    /// <summary>Over <see cref="Kin10Model"/>.</summary>
    public static PlanningHarness Kin10 { get; } = new(Kin10Model.Model);

    public GraphModel Model { get; }

    /// <summary>The bound plan of a request that is right.</summary>
    public BoundPlan Bind(string query, string? variables = null)
    {
        var (plan, errors) = Run(query, variables);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => error.Message)));
        return plan!;
    }

    /// <summary>The plan's text.</summary>
    public string Print(string query, string? variables = null) => PlanPrinter.Print(Bind(query, variables).Plan, Model);

    /// <summary>The line of the first filter, without the word.</summary>
    public string Filter(string query, string? variables = null) => Line(query, variables, "filter ");

    /// <summary>The line of the first order, without the word.</summary>
    public string Order(string query, string? variables = null) => Line(query, variables, "order ");

    /// <summary>The errors of a request that is wrong.</summary>
    public IReadOnlyList<GraphQLError> Refuse(string query, string? variables = null)
    {
        var (_, errors) = Run(query, variables);
        Assert.NotEmpty(errors);
        return errors;
    }

    /// <summary>The only error of a request that is wrong in one place.</summary>
    public GraphQLError RefuseOnce(string query, string? variables = null) => Assert.Single(Refuse(query, variables));

    private string Line(string query, string? variables, string start) =>
        Print(query, variables).Split('\n').Select(line => line.Trim()).FirstOrDefault(
            line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..]
            ?? "none";

    private (BoundPlan? Plan, IReadOnlyList<GraphQLError> Errors) Run(string query, string? variables)
    {
        var handler = new Handler(new OperationPlanner(_api.Model, _api.Schema, _limits), new PlanBinder(_limits));
        var executor = new GraphQLExecutor<OperationPlan>(_api.Schema, handler);
        using var writer = new ResponseWriter();
        JsonElement? json = variables is null ? null : JsonDocument.Parse(variables).RootElement;
        var result = executor.ExecuteAsync(
            new GraphQLRequest(query, variables: json), writer, RequestContext.Anonymous, CancellationToken.None)
            .AsTask()
            .GetAwaiter()
            .GetResult();
        return (handler.Bound, result.Errors);
    }

    private sealed class Handler(OperationPlanner planner, PlanBinder binder) : IOperationHandler<OperationPlan>, IOperationRun
    {
        public BoundPlan? Bound { get; private set; }

        public OperationPlan Compile(SelectedOperation operation) => planner.Plan(operation);

        public ValueTask<IOperationRun> BeginAsync(
            OperationPlan plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken)
        {
            Bound = binder.Bind(plan, variables);
            return ValueTask.FromResult<IOperationRun>(this);
        }

        public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
        {
            writer.Null();
            return ValueTask.FromResult(true);
        }

        public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
