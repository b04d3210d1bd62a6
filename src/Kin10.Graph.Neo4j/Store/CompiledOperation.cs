using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>The statements of a plan, by variant; they live as long as the plan.</summary>
internal sealed class CompiledOperation(OperationPlan plan, GraphModel model)
{
    private const int MaxVariants = 64;
    private readonly PlanVariant _variants = new(plan, model);
    private readonly ConcurrentDictionary<string, ImmutableArray<CompiledStatement?>> _statements = new();

    /// <summary>The statements for a request by root field.</summary>
    public ImmutableArray<CompiledStatement?> For(BoundPlan bound, StatementCompiler compiler)
    {
        var key = _variants.KeyOf(bound);
        if (_statements.TryGetValue(key, out var statements))
        {
            return statements;
        }

        statements = compiler.Compile(bound);
        if (_statements.Count < MaxVariants)
        {
            _statements.TryAdd(key, statements);
        }

        return statements;
    }
}

/// <summary>The statements of all plans in use.</summary>
internal sealed class CompiledOperations(GraphModel model)
{
    private readonly ConditionalWeakTable<OperationPlan, CompiledOperation> _operations = [];
    private readonly StatementCompiler _compiler = new(model);

    public ImmutableArray<CompiledStatement?> For(BoundPlan bound) =>
        _operations.GetValue(bound.Plan, plan => new CompiledOperation(plan, model)).For(bound, _compiler);
}
