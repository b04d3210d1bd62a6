using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>The statements of a plan, by variant; they live as long as the plan.</summary>
internal sealed class CompiledOperation(OperationPlan plan, GraphModel model)
{
    // The caches of plans count nothing of this: the first variant is about as long as its plan, others must stay few or short.
    private const int MaxCharacters = 100_000;
    private readonly PlanVariant _variants = new(plan, model);
    private readonly ConcurrentDictionary<string, ImmutableArray<CompiledStatement?>> _statements = new();
    private int _characters;

    /// <summary>The orders that <see cref="StatementRequest.Missing"/> should tell of.</summary>
    public IReadOnlyList<OrderedProperty> Parted => _variants.Parted;

    /// <summary>The statements for a request by root field.</summary>
    public ImmutableArray<CompiledStatement?> For(StatementRequest request, StatementCompiler compiler)
    {
        var key = _variants.KeyOf(request);
        if (_statements.TryGetValue(key, out var statements))
        {
            return statements;
        }

        statements = compiler.Compile(request);
        var characters = key.Length + statements.Sum(Length);
        if ((_statements.IsEmpty || Volatile.Read(ref _characters) + characters <= MaxCharacters) && _statements.TryAdd(key, statements))
        {
            Interlocked.Add(ref _characters, characters);
        }

        return statements;
    }

    private static int Length(CompiledStatement? statement) => statement is null
        ? 0
        : statement.Text.Length + (statement.Computation?.Selections.Sum(types => types.Sum(type => type?.Text.Length ?? 0)) ?? 0);
}

/// <summary>The statements of all plans in use.</summary>
internal sealed class CompiledOperations(GraphModel model, MissingNodes missing, RepeatedLinksWatch repeated, int maxSteps)
{
    private readonly ConditionalWeakTable<OperationPlan, CompiledOperation> _operations = [];
    private readonly StatementCompiler _compiler = new(model, maxSteps);

    /// <summary>The model of the graph.</summary>
    public GraphModel Model => model;

    /// <summary>The statement that gives the texts by which the row of a cursor may be ordered.</summary>
    public (string Text, Dictionary<string, object?> Parameters) CursorText(
        BoundPlan bound, ConnectionPlan connection, int key, CursorPosition cursor) =>
        CursorTextCompiler.Compile(model, bound, connection, key, cursor);

    /// <summary>The statements for a request by root field, and what they are bound to.</summary>
    /// <param name="bound">The request.</param>
    /// <param name="bookmark">The version of the graph that they are for.</param>
    public (ImmutableArray<CompiledStatement?> Statements, StatementRequest Request) For(BoundPlan bound, string bookmark)
    {
        var operation = _operations.GetValue(bound.Plan, plan => new CompiledOperation(plan, model));
        var request = new StatementRequest(bound, missing.Find(operation.Parted, bookmark)) { Repeated = repeated.At(bookmark) };
        return (operation.For(request, _compiler), request);
    }
}
