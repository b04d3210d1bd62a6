using System.Collections.Immutable;
using Kin10.Graph.Embedded.Execution.Connections;
using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Topology;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary>Compiles the plan of an operation for one snapshot: names become columns and adjacencies.</summary>
internal sealed class ProgramCompiler
{
    private readonly GraphSnapshot _snapshot;
    private readonly ExpressionCompiler _expressions;
    private readonly ConnectionProgramCompiler _connections;

    private ProgramCompiler(GraphSnapshot snapshot, CountColumns counts)
    {
        (_snapshot, _expressions) = (snapshot, new ExpressionCompiler(snapshot, counts));
        _connections = new ConnectionProgramCompiler(_expressions, this);
    }

    public static OperationProgram Compile(GraphSnapshot snapshot, CountColumns counts, OperationPlan plan)
    {
        var compiler = new ProgramCompiler(snapshot, counts);
        RootProgram?[] roots = [.. plan.Roots.Select(root => root is null ? null : compiler.Root(root))];
        var expressions = compiler._expressions;
        return new OperationProgram(
            roots,
            expressions.Preparations,
            () => new RunState(
                snapshot,
                expressions.ValueCount,
                expressions.WalkCount,
                expressions.MemoCount,
                expressions.DecisionCount,
                plan.Connections.Length));
    }

    /// <summary>How to write the nodes of a selection.</summary>
    public SelectionWriter Selection(NodeSelection selection)
    {
        var byType = new FieldWriter[]?[selection.Cases.Length];
        for (var type = 0; type < byType.Length; type++)
        {
            if (!selection.Cases[type].IsDefault)
            {
                var table = _snapshot.Nodes[type];
                byType[type] = [.. selection.Cases[type].Select(field => Field(field, table))];
            }
        }

        return new SelectionWriter(byType, _snapshot.TypeOf);
    }

    /// <summary>How to write the properties of an edge.</summary>
    public FieldWriter[] EdgeProperties(Relationship relationship, ImmutableArray<NodeField> items)
    {
        var table = _snapshot.Edges[relationship.Hops[0].Types[0].Index];
        return [.. items.Select(FieldWriter (item) => item switch
        {
            ConstantField constant => new ConstantWriter(constant.Field, constant.Json),
            PropertyField property => Property(property.Field, table.Column(property.Property), 0),
            _ => throw UnknownNode.Of(item),
        })];
    }

    private static FieldWriter Property(ResponseField field, Column column, int firstRow) => column is JsonColumn json
        ? new JsonPropertyWriter(field, json, firstRow)
        : new PropertyWriter(field, column, firstRow);

    private RootProgram Root(RootPlan root) => root switch
    {
        NodeByIdPlan byId => new NodeRoot(byId, Selection(byId.Selection), _snapshot),
        NodesByIdPlan byIds => new NodesRoot(byIds, Selection(byIds.Selection), _snapshot),
        ConnectionRootPlan connection => new ConnectionRoot(connection.Field, _connections.Compile(connection.Connection)),
        GraphRootPlan graph => new GraphRoot(graph, _snapshot),
        SearchRootPlan search => new SearchRoot(search, [.. search.Selections.Select(Selection)], _snapshot),
        ComputedRootPlan computed => new ComputedRoot(GraphComputation.Check(computed), [.. computed.Selections.Select(Selection)]),
        _ => throw UnknownNode.Of(root),
    };

    private FieldWriter Field(NodeField field, NodeColumns table) => field switch
    {
        ConstantField constant => new ConstantWriter(constant.Field, constant.Json),
        PropertyField property => Property(property.Field, table.Column(property.Property), table.FirstNode),
        UpdatedAtField updated => new UpdatedAtWriter(updated.Field, _snapshot.Updates),
        ToOneField toOne => new ToOneWriter(
            toOne.Field, Traversal.Of(_snapshot, toOne.Relationship), Selection(toOne.Selection), _expressions.NewWalk()),
        ConnectionNodeField connection => new ConnectionWriter(
            connection.Field, _connections.Compile(connection.Connection)),
        _ => throw UnknownNode.Of(field),
    };
}
