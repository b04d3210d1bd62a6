using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>The keys of a groupBy, and its groups as rows of conditions and orders: a row is a group's number.</summary>
internal sealed class GroupKeys : IGroupOperands
{
    private readonly int _connection;
    private readonly (KeyReader Reader, ListColumn?[]? Lists, int[] FirstNodes)[] _keys;
    private readonly ushort[] _typeOf;

    public GroupKeys(ExpressionCompiler compiler, int connection, GroupByField plan, IReadOnlyList<NodeType> types, AggregateSet set)
    {
        (_connection, Aggregates, _typeOf) = (connection, set, compiler.Snapshot.TypeOf);
        _keys = [.. plan.Keys.Select(key => Key(compiler.Snapshot, compiler, key, types))];
    }

    /// <summary>How many keys.</summary>
    public int Count => _keys.Length;

    /// <summary>What is gathered of each group.</summary>
    public AggregateSet Aggregates { get; }

    public KeyDomain Domain(int key) => _keys[key].Reader.Domain;

    /// <inheritdoc/>
    public KeyReader Key(int key) => new GroupKeyReader(_connection, key, Domain(key));

    /// <inheritdoc/>
    public KeyReader Aggregate(Property? property, AggregateFunction function)
    {
        if (property is null)
        {
            return new GroupCountReader(_connection);
        }

        var index = Aggregates.IndexOf(property);
        return new GroupAggregateReader(_connection, index, Aggregates.Reader(index).Domain, function);
    }

    /// <summary>Adds a row to its groups: one, or with lists one for each combination of distinct items.</summary>
    public void Add(RunState state, GroupTable groups, int node, int edge, Span<SortKey> keys, int from = 0)
    {
        if (from == _keys.Length)
        {
            var group = groups.Find(keys);
            groups.RowCount(group)++;
            Aggregates.Add(state, node, edge, groups.Accumulators(group));
            return;
        }

        var (reader, lists, firstNodes) = _keys[from];
        if (lists is null)
        {
            keys[from] = Read(reader, state, node, edge);
            Add(state, groups, node, edge, keys, from + 1);
            return;
        }

        var type = _typeOf[node];
        var (start, end) = lists[type]!.Range(node - firstNodes[type]);
        if (start == end)
        {
            keys[from] = SortKey.Missing;
            Add(state, groups, node, edge, keys, from + 1);
        }

        for (var i = start; i < end; i++)
        {
            keys[from] = ReadItem(reader, state, i, type);
            if (!IsRepeated(reader, state, start, i, type, keys[from]))
            {
                Add(state, groups, node, edge, keys, from + 1);
            }
        }
    }

    private static SortKey Read(KeyReader reader, RunState state, int node, int edge) =>
        reader.TryGet(state, node, edge, out var key) ? new SortKey(key, false) : SortKey.Missing;

    private static SortKey ReadItem(KeyReader reader, RunState state, int item, int type) =>
        ((ByTypeReader)reader).TryGetOf(type, state, item, -1, out var key) ? new SortKey(key, false) : SortKey.Missing;

    private static bool IsRepeated(KeyReader reader, RunState state, int start, int end, int type, SortKey key)
    {
        for (var i = start; i < end; i++)
        {
            if (ReadItem(reader, state, i, type) == key)
            {
                return true;
            }
        }

        return false;
    }

    private static (KeyReader Reader, ListColumn?[]? Lists, int[] FirstNodes) Key(
        GraphSnapshot snapshot, ExpressionCompiler compiler, GroupKey key, IReadOnlyList<NodeType> types)
    {
        if (key.Property is not { } property)
        {
            return (new TypeReader(snapshot), null, []);
        }

        if (!property.IsList)
        {
            return (compiler.Operand(new PropertyOperand(property), types, null), null, []);
        }

        var lists = new ListColumn?[snapshot.Nodes.Length];
        var readers = new KeyReader?[snapshot.Nodes.Length];
        foreach (var type in types)
        {
            lists[type.Index] = (ListColumn)snapshot.Nodes[type.Index].Column(property);
            readers[type.Index] = new ItemReader(lists[type.Index]!.Items);
        }

        return (ByTypeReader.Combine(readers, snapshot.TypeOf), lists, [.. snapshot.Nodes.Select(table => table.FirstNode)]);
    }

    private sealed class TypeReader(GraphSnapshot snapshot) : KeyReader
    {
        public override KeyDomain Domain { get; } = new NameDomain([.. snapshot.Model.NodeTypes.Select(type => type.Name)]);

        public override bool TryGet(RunState state, int node, int edge, out long key)
        {
            // Types are in the order of their names.
            key = 2L * snapshot.TypeOf[node];
            return true;
        }
    }

    private sealed class GroupKeyReader(int connection, int index, KeyDomain domain) : KeyReader
    {
        public override KeyDomain Domain => domain;

        public override bool TryGet(RunState state, int node, int edge, out long key)
        {
            var value = state.Connections[connection].Groups.Keys(node)[index];
            key = value.Value;
            return !value.IsMissing;
        }
    }

    private sealed class GroupCountReader(int connection) : KeyReader
    {
        public override KeyDomain Domain => KeyDomain.Integer;

        public override bool TryGet(RunState state, int node, int edge, out long key)
        {
            key = state.Connections[connection].Groups.RowCount(node);
            return true;
        }
    }

    private sealed class GroupAggregateReader(int connection, int index, KeyDomain property, AggregateFunction function) : KeyReader
    {
        public override KeyDomain Domain { get; } = Accumulator.DomainOf(function, property);

        public override bool TryGet(RunState state, int node, int edge, out long key)
        {
            var result = state.Connections[connection].Groups.Accumulators(node)[index].Read(function, property);
            key = result ?? 0;
            return result is not null;
        }
    }
}
