using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>
/// Compiles conditions and operands for one snapshot; what depends on a request's values is prepared by <see cref="Prepare"/>.
/// </summary>
internal sealed partial class ExpressionCompiler(GraphSnapshot snapshot, CountColumns counts)
{
    private readonly List<Action<RunState>> _preparations = [];
    private int _values;

    // How many walks lead to the rows at hand.
    private int _depth;

    /// <summary>How many prepared values a run needs.</summary>
    public int ValueCount => _values;

    /// <summary>For how many walks a run needs scratch.</summary>
    public int WalkCount { get; private set; }

    /// <summary>How many memos of nodes a run needs.</summary>
    public int MemoCount { get; private set; }

    /// <summary>Over how many paths conditions are asked of their targets.</summary>
    public int DecisionCount { get; private set; }

    /// <summary>Compiles what is asked of the targets of a walk: of the same node perhaps many times.</summary>
    public T Inner<T>(Func<T> compile)
    {
        _depth++;
        var result = compile();
        _depth--;
        return result;
    }

    /// <summary>Reserves scratch for one more walk and gives its number.</summary>
    public int NewWalk() => WalkCount++;

    public GraphSnapshot Snapshot => snapshot;

    /// <summary>What to do at the beginning of each run.</summary>
    public Action<RunState>[] Preparations => [.. _preparations];

    public void Prepare(Action<RunState> preparation) => _preparations.Add(preparation);

    /// <summary>The edge type whose properties conditions on the targets of a relationship may use.</summary>
    public static RelationshipType? EdgeOf(Relationship relationship) =>
        relationship.Properties is null ? null : relationship.Hops[0].Types[0];

    /// <summary>A condition on rows of some types; null when all satisfy it.</summary>
    public Predicate? Filter(Filter? filter, IReadOnlyList<NodeType> types, RelationshipType? edge)
    {
        if (filter is null)
        {
            return null;
        }

        if (types.Count == 1)
        {
            return NullIfTrue(Filter(filter, new RowContext(types[0], edge)));
        }

        var byType = new Predicate?[snapshot.Nodes.Length];
        foreach (var type in types)
        {
            byType[type.Index] = Filter(filter, new RowContext(type, edge));
        }

        return types.All(type => byType[type.Index] == ConstantPredicate.True) ? null : new ByTypePredicate(byType, snapshot.TypeOf);
    }

    public Predicate Filter(Filter filter, RowContext context) => filter switch
    {
        ConstantFilter constant => ConstantPredicate.Of(constant.Value),
        SlotFilter slot => Flag(slot.Value),
        AndFilter and => All([.. and.Items.Select(item => Filter(item, context))]),
        OrFilter or => Any([.. or.Items.Select(item => Filter(item, context))]),
        NotFilter not => Not(Filter(not.Item, context)),
        MissingFilter missing => Missing(Operand(missing.Operand, context), context),
        CompareFilter compare => Compare(compare, context),
        InFilter values => In(values, context),
        SomeItemFilter some => SomeItem(some, context),
        ExistsFilter exists => Once(Exists(exists), context),
        TypeFilter type => ConstantPredicate.Of(type.Types.Contains(context.Type!)),
        TypedFilter typed => typed.Type == context.Type ? Filter(typed.Item, context) : ConstantPredicate.False,
        _ => throw UnknownNode.Of(filter),
    };

    private static Predicate? NullIfTrue(Predicate predicate) => predicate == ConstantPredicate.True ? null : predicate;

    private static Predicate All(Predicate[] items)
    {
        var rest = items.Where(item => item != ConstantPredicate.True).ToArray();
        return rest.Contains(ConstantPredicate.False) ? ConstantPredicate.False
            : rest.Length switch { 0 => ConstantPredicate.True, 1 => rest[0], _ => new AndPredicate(rest) };
    }

    private static Predicate Any(Predicate[] items)
    {
        var rest = items.Where(item => item != ConstantPredicate.False).ToArray();
        return rest.Contains(ConstantPredicate.True) ? ConstantPredicate.True
            : rest.Length switch { 0 => ConstantPredicate.False, 1 => rest[0], _ => new OrPredicate(rest) };
    }

    private static Predicate Not(Predicate item) =>
        item is ConstantPredicate ? ConstantPredicate.Of(item == ConstantPredicate.False) : new NotPredicate(item);

    private FlagPredicate Flag(int slot)
    {
        var value = _values++;
        Prepare(state => state.Values[value].Flag = (bool)state.Plan[slot]!);
        return new FlagPredicate(value);
    }

    private Predicate Compare(CompareFilter compare, RowContext context)
    {
        var reader = Operand(compare.Operand, context, compare.FoldCase);
        if (reader is MissingReader)
        {
            return ConstantPredicate.False;
        }

        var value = _values++;
        var (slot, fold, comparison, domain) = (compare.Value, compare.FoldCase, compare.Comparison, reader.Domain);
        switch (comparison)
        {
            case Comparison.Contains or Comparison.EndsWith:
                Prepare(state => ValuePreparation.Text(state.Values[value], state.Plan[slot]!, fold));
                return Once(reader, new TextPredicate(reader, (TextDomain)domain, value, comparison == Comparison.EndsWith), context);
            case Comparison.Equal or Comparison.Greater or Comparison.GreaterOrEqual or Comparison.Less or Comparison.LessOrEqual
                or Comparison.StartsWith:
                Prepare(state => ValuePreparation.Interval(state.Values[value], domain, comparison, state.Plan[slot]!, fold));
                return Once(reader, new IntervalPredicate(reader, value), context);
            default:
                throw UnknownNode.Of(comparison);
        }
    }

    private Predicate Missing(KeyReader reader, RowContext context) => Once(reader, new MissingPredicate(reader), context);

    // Only what walks is worth remembering, and only where a node can be looked at again.
    private Predicate Once(KeyReader reader, Predicate predicate, RowContext context) =>
        reader.Walks ? Once(predicate, context) : predicate;

    private Predicate Once(Predicate predicate, RowContext context) =>
        _depth > 0 && context.Type is not null ? new MemoPredicate(predicate, Table(context), MemoCount++) : predicate;

    private Predicate In(InFilter filter, RowContext context)
    {
        var reader = Operand(filter.Operand, context, filter.FoldCase);
        var value = _values++;
        var (slot, fold, domain) = (filter.Values, filter.FoldCase, reader.Domain);
        Prepare(state => ValuePreparation.Set(state.Values[value], domain, (object?[])state.Plan[slot]!, fold));
        return Once(reader, new InPredicate(reader, value), context);
    }

    private SomeItemPredicate SomeItem(SomeItemFilter some, RowContext context)
    {
        var (list, firstNode, ofEdge) = some.List switch
        {
            EdgePropertyOperand edge => (snapshot.Edges[context.Edge!.Index].Column(edge.Property), 0, true),
            PropertyOperand node => (Table(context).Column(node.Property), Table(context).FirstNode, false),
            _ => throw UnknownNode.Of(some.List),
        };
        var items = (ListColumn)list;
        return new SomeItemPredicate(items, firstNode, ofEdge, Filter(some.Item, new RowContext(null, Items: items.Items)));
    }

    private ExistsPredicate Exists(ExistsFilter exists)
    {
        var relationship = exists.Relationship;
        var item = Inner(() => Filter(exists.Item, relationship.Target.NodeTypes, EdgeOf(relationship)));
        var traversal = Traversal.Of(snapshot, relationship);
        var owners = snapshot.Nodes[relationship.Owner.Index];
        return new ExistsPredicate(
            traversal,
            new Lazy<Traversal>(() => Traversal.Reverse(snapshot, relationship)),
            [.. relationship.Target.NodeTypes.Select(type => snapshot.Nodes[type.Index])],
            owners.FirstNode,
            owners.Count,
            item,
            NewWalk(),
            traversal.IsPlain || traversal.HasSteps ? -1 : DecisionCount++);
    }

    private NodeColumns Table(RowContext context) => snapshot.Nodes[context.Type!.Index];
}
