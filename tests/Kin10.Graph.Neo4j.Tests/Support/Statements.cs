using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Neo4j.Tests.Support;

/// <summary>A statement with the parameters of a request.</summary>
internal sealed record BoundStatement(string Text, Dictionary<string, object?> Parameters);

/// <summary>The statements of operations, without a database.</summary>
internal sealed class Statements(GraphModel model)
{
    private readonly StatementCompiler _compiler = new(model);

    /// <summary>The statements of an operation's root fields.</summary>
    /// <param name="query">The operation.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="missing">What is known of nodes that lack a property.</param>
    public async Task<List<BoundStatement>> OfAsync(
        string query, object? variables = null, IReadOnlyDictionary<OrderedProperty, string[]>? missing = null)
    {
        var plans = new PlanCatcher();
        await Assert.ThrowsAsync<PlanCaughtException>(() => new Asking(plans, model).AskAsync(query, variables));
        var request = new StatementRequest(plans.Caught!, missing ?? StatementRequest.NothingKnown);
        return [.. _compiler.Compile(request).OfType<CompiledStatement>().Select(statement => new BoundStatement(statement.Text, statement.Bind(request)))];
    }

    private sealed class PlanCaughtException : Exception;

    // Takes the plan and answers nothing.
    private sealed class PlanCatcher : IGraphReader, IGraphStatistics
    {
        public BoundPlan? Caught { get; private set; }

        public IGraphStatistics Statistics => this;

        public long CountNodes(NodeType type) => 0;

        public long CountRelationships(RelationshipType type) => 0;

        public ValueTask<IOperationRun> BeginReadAsync(BoundPlan plan, CancellationToken cancellationToken)
        {
            Caught = plan;
            throw new PlanCaughtException();
        }
    }
}
