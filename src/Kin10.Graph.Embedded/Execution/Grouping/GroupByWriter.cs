using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Puts the rows of a connection into groups and writes those that are wanted.</summary>
internal sealed class GroupByWriter : ConnectionFieldWriter
{
    private readonly GroupByField _plan;
    private readonly GroupKeys _keys;
    private readonly Predicate? _having;
    private readonly RowOrder _order;
    private readonly GroupItemWriter[] _items;

    public GroupByWriter(ExpressionCompiler compiler, int connection, GroupByField plan, IReadOnlyList<NodeType> types)
        : base(plan.Field)
    {
        _plan = plan;
        var set = new AggregateSet(property => compiler.Operand(new PropertyOperand(property), types, null));
        _keys = new GroupKeys(compiler, connection, plan, types, set);
        var context = new RowContext(null, Groups: _keys);
        _having = plan.Having is null ? null : compiler.Filter(plan.Having, context);
        _order = new RowOrder(
        [
            .. plan.Order.Select(key => (compiler.Operand(key.Operand, context), RowOrder.DirectionOf(key))),
            .. plan.Keys.Select((_, i) => (_keys.Key(i), KeyDirection.Ascending)),
        ]);
        _items = [.. plan.Items.Select(GroupItemWriter (item) => item switch
        {
            GroupConstant constant => new GroupConstantWriter(constant),
            GroupKeyField key => new GroupKeyWriter(key, _keys),
            GroupAggregateField aggregate => new GroupAggregateWriter(aggregate.Field, new AggregateWriter(set, aggregate.Items)),
            _ => throw UnknownNode.Of(item),
        })];
    }

    public override bool Write(RunState state, ConnectionScratch scratch, RowSpan rows)
    {
        var groups = scratch.Groups;
        groups.Begin(_keys.Count, _keys.Aggregates.Count);
        var keys = new SortKey[_keys.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            state.Tick();
            _keys.Add(state, groups, rows.Node(i), rows.Edge(i), keys);
        }

        var count = Show(state, groups);
        if (_plan.First >= 0)
        {
            count = (int)Math.Min(count, (long)state.Plan[_plan.First]!);
        }
        else if (count > _plan.MaxGroups)
        {
            state.Writer.AddError(ErrorCodes.PageSizeExceeded, FieldErrors.TooManyGroups(_plan.MaxGroups), _plan.Field.Locations);
            return false;
        }

        state.Writer.StartArray();
        for (var i = 0; i < count; i++)
        {
            state.Writer.AtIndex(i);
            if (!WriteGroup(state.Writer, groups, groups.Shown[i]))
            {
                return false;
            }
        }

        state.Writer.AtIndex(-1);
        state.Writer.EndArray();
        return true;
    }

    // Puts the groups that are wanted in order; returns how many.
    private int Show(RunState state, GroupTable groups)
    {
        if (groups.Shown.Length < groups.Count)
        {
            groups.Shown = new int[groups.Count];
        }

        var count = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            if (_having is null || _having.Test(state, group, -1))
            {
                groups.Shown[count++] = group;
            }
        }

        var keys = new SortKey[count * _order.Count];
        var places = new int[count];
        for (var i = 0; i < count; i++)
        {
            places[i] = i;
            _order.Read(state, groups.Shown[i], -1, keys.AsSpan(i * _order.Count, _order.Count));
        }

        places.AsSpan().Sort((x, y) => _order.Keys.Compare(
            keys.AsSpan(x * _order.Count, _order.Count), x, keys.AsSpan(y * _order.Count, _order.Count), y));
        for (var i = 0; i < count; i++)
        {
            places[i] = groups.Shown[places[i]];
        }

        places.CopyTo(groups.Shown, 0);
        return count;
    }

    private bool WriteGroup(ResponseWriter writer, GroupTable groups, int group)
    {
        writer.StartObject();
        foreach (var item in _items)
        {
            var mark = writer.Enter(item.Field);
            if (!writer.Leave(item.Field, mark, item.Write(writer, groups, group)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }
}
