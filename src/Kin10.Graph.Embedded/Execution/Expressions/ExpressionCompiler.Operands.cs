using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <content>Operands.</content>
internal sealed partial class ExpressionCompiler
{
    /// <summary>A value of rows of some types.</summary>
    public KeyReader Operand(Operand operand, IReadOnlyList<NodeType> types, RelationshipType? edge)
    {
        if (types.Count == 1)
        {
            return Operand(operand, new RowContext(types[0], edge));
        }

        var byType = new KeyReader?[snapshot.Nodes.Length];
        foreach (var type in types)
        {
            byType[type.Index] = Operand(operand, new RowContext(type, edge));
        }

        return ByTypeReader.Combine(byType, snapshot.TypeOf);
    }

    /// <summary>A value of rows.</summary>
    /// <param name="operand">The value.</param>
    /// <param name="context">The rows.</param>
    /// <param name="fold">Whether texts are wanted in full lower case.</param>
    public KeyReader Operand(Operand operand, RowContext context, bool fold = false) => operand switch
    {
        PropertyOperand property => new NodeReader(Fold(Table(context).Column(property.Property), fold), Table(context).FirstNode),
        EdgePropertyOperand property => new EdgeReader(Fold(snapshot.Edges[context.Edge!.Index].Column(property.Property), fold)),
        ViaCountOperand or StepsOperand => new WayReader(),
        ItemOperand => new ItemReader(Fold(context.Items!, fold)),
        CountOperand count => Count(count),
        AggregateOperand aggregate => Aggregate(aggregate),
        ToOneOperand toOne => new ToOneReader(
            Traversal.Of(snapshot, toOne.Relationship),
            Operand(toOne.Inner, toOne.Relationship.Target.NodeTypes, EdgeOf(toOne.Relationship)),
            NewWalk()),
        TypedOperand typed when typed.NodeType == context.Type => Operand(typed.Inner, context, fold),
        TypedOperand typed => new MissingReader(Operand(typed.Inner, new RowContext(typed.NodeType), fold).Domain),
        GroupAggregateOperand aggregate => context.Groups!.Aggregate(aggregate.Property, aggregate.Function),
        GroupKeyOperand key => context.Groups!.Key(key.Position),
        _ => throw UnknownNode.Of(operand),
    };

    private static Column Fold(Column column, bool fold) => (fold, column) switch
    {
        (true, TextColumn texts) => texts.Folded,
        (true, RepeatedTextColumn texts) => texts.Folded,
        (true, IdColumn ids) => ids.Texts.Folded,
        _ => column,
    };

    private KeyReader Count(CountOperand count)
    {
        var relationship = count.Relationship;
        var where = Inner(() => Filter(count.Where, relationship.Target.NodeTypes, EdgeOf(relationship)));
        return where is null
            ? new CountReader(counts.Of(relationship), snapshot.Nodes[relationship.Owner.Index].FirstNode, NewWalk())
            : new FilteredCountReader(Traversal.Of(snapshot, relationship), where, NewWalk());
    }

    private AggregateReader Aggregate(AggregateOperand aggregate)
    {
        var relationship = aggregate.Relationship;
        var (types, edge) = (relationship.Target.NodeTypes, EdgeOf(relationship));
        return new AggregateReader(
            Traversal.Of(snapshot, relationship),
            Inner(() => Filter(aggregate.Where, types, edge)),
            Operand(new PropertyOperand(aggregate.Property), types, edge),
            aggregate.Function,
            NewWalk());
    }
}
