using Kin10.Graph.Embedded.Execution.Connections;
using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Grouping;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Programs;

/// <summary>Compiles connections for one snapshot.</summary>
internal sealed class ConnectionProgramCompiler(ExpressionCompiler expressions, ProgramCompiler selections)
{
    public ConnectionProgram Compile(ConnectionPlan plan)
    {
        var source = RowSource.Of(expressions.Snapshot, plan.Source);
        var (types, edge) = (plan.Source.Types, plan.Relationship is { } relationship ? ExpressionCompiler.EdgeOf(relationship) : null);

        // A connection of a node is read for many nodes, which lead to the same ones.
        var filter = plan.Relationship is null
            ? expressions.Filter(plan.Filter, types, edge)
            : expressions.Inner(() => expressions.Filter(plan.Filter, types, edge));
        var orders = Orders(plan, source, edge);
        var cursor = new PageCursor(plan, orders.Cursors);
        var fields = new ConnectionFields(
            [.. plan.Fields.Select(item => Field(plan, item, cursor))],
            plan.Needs.Via && source.Traversal is { HasSteps: false } ? source.Traversal : null);
        var program = new ConnectionProgram(plan, source, filter, orders, fields);
        expressions.Prepare(program.Locate);
        return program;
    }

    private ConnectionOrders Orders(ConnectionPlan plan, RowSource source, RelationshipType? edge)
    {
        var types = plan.Source.Types;
        var keys = plan.Order.Select(key => (Reader: expressions.Operand(key.Operand, types, edge), RowOrder.DirectionOf(key))).ToArray();

        // No two rows have the same id: keys after it order nothing, and ties go by id anyway.
        var id = plan.Order.ToList().FindIndex(key => key.Operand is PropertyOperand { Property.Name: "id" });
        var length = id < 0 ? keys.Length : plan.Order[id].Descending ? id + 1 : id;
        var order = new RowOrder(keys[..length]);
        return new ConnectionOrders(
            order,
            new RowOrder(keys, keys.Any(key => key.Reader.IsOfEdge) ? EdgesTo(plan.Relationship!) : null),
            source.IsWholeType ? IndexedOrder.Of(expressions.Snapshot.Nodes[types[0].Index], order) : null);
    }

    private EdgesTo EdgesTo(Relationship relationship) =>
        new(Traversal.Reverse(expressions.Snapshot, relationship), expressions.NewWalk());

    private ConnectionFieldWriter Field(ConnectionPlan plan, ConnectionField field, PageCursor cursor) => field switch
    {
        ConnectionConstant constant => new ConnectionConstantWriter(constant),
        TotalCountField => new TotalCountWriter(field.Field),
        PageInfoField info => new PageInfoWriter(info, cursor),
        NodesField nodes => new NodesWriter(nodes.Field, selections.Selection(nodes.Selection)),
        EdgesField edges => new EdgesWriter(edges.Field, [.. edges.Fields.Select(item => EdgeField(plan, item, cursor))]),
        AggregateField aggregate => Aggregate(aggregate, plan.Source.Types),
        GroupByField groupBy => new GroupByWriter(expressions, plan.Index, groupBy, plan.Source.Types),
        _ => throw UnknownNode.Of(field),
    };

    private AggregateFieldWriter Aggregate(AggregateField aggregate, IReadOnlyList<NodeType> types)
    {
        var set = new AggregateSet(property => expressions.Operand(new PropertyOperand(property), types, null));
        return new AggregateFieldWriter(aggregate.Field, set, new AggregateWriter(set, aggregate.Items));
    }

    private EdgeFieldWriter EdgeField(ConnectionPlan plan, EdgeField field, PageCursor cursor) => field switch
    {
        EdgeConstant constant => new EdgeConstantWriter(constant),
        CursorField => new EdgeCursorWriter(field.Field, cursor),
        EdgeNodeField node => new EdgeNodeWriter(node.Field, selections.Selection(node.Selection)),
        EdgePropertiesField properties => new EdgePropertiesWriter(
            properties.Field, selections.EdgeProperties(plan.Relationship!, properties.Items)),
        StepsField => new StepsWriter(field.Field),
        ViaField via => new ViaWriter(via.Field, selections.Selection(via.Selection)),
        _ => throw UnknownNode.Of(field),
    };
}
