using System.Collections.Immutable;
using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Runs a groupBy.</summary>
internal sealed class GroupByProgram
{
    private readonly GroupByField _plan;
    private readonly GroupKeys _keys;
    private readonly Predicate? _having;
    private readonly RowOrder _order;
    private readonly (GroupItem Item, AggregateWriter? Aggregate)[] _items;

    public GroupByProgram(ExpressionCompiler compiler, int connection, GroupByField plan, IReadOnlyList<NodeType> types)
    {
        _plan = plan;
        var set = new AggregateSet(property => compiler.Operand(new PropertyOperand(property), types, null));
        _keys = new GroupKeys(compiler, connection, plan, types, set);
        var context = new RowContext(null, Groups: _keys);
        _having = plan.Having is null ? null : compiler.Filter(plan.Having, context);
        _order = new RowOrder(
        [
            .. plan.Order.Select(key => (compiler.Operand(key.Operand, context), key.Descending)),
            .. plan.Keys.Select((_, i) => (_keys.Key(i), false)),
        ]);
        _items = [.. plan.Items.Select(item =>
            (item, item is GroupAggregateField aggregate ? new AggregateWriter(set, aggregate.Items) : null))];
    }

    /// <summary>Writes the groups of some rows, which are in the order of id; the field is entered. False when null may not stand there.</summary>
    public bool Write(RunState state, GroupTable groups, RowSpan rows)
    {
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
            return Nulls.Write(state.Writer, _plan.Field);
        }

        var mark = state.Writer.Save();
        state.Writer.StartArray();
        for (var i = 0; i < count; i++)
        {
            state.Writer.AtIndex(i);
            if (!WriteGroup(state, groups, groups.Shown[i]))
            {
                state.Writer.AtIndex(-1);
                state.Writer.Rewind(mark);
                return Nulls.Write(state.Writer, _plan.Field);
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

        places.AsSpan().Sort((x, y) => _order.Compare(
            keys.AsSpan(x * _order.Count, _order.Count), x, keys.AsSpan(y * _order.Count, _order.Count), y));
        for (var i = 0; i < count; i++)
        {
            places[i] = groups.Shown[places[i]];
        }

        places.CopyTo(groups.Shown, 0);
        return count;
    }

    private bool WriteGroup(RunState state, GroupTable groups, int group)
    {
        var writer = state.Writer;
        var mark = writer.Save();
        writer.StartObject();
        foreach (var (item, aggregate) in _items)
        {
            writer.Key(item.Field.EncodedKey);
            switch (item)
            {
                case GroupConstant constant:
                    writer.Raw(constant.Json);
                    break;
                case GroupKeyField key:
                    WriteKey(writer, key.Items, groups.Keys(group));
                    break;
                default:
                    writer.EnterField(item.Field.Key);
                    var isWritten = aggregate!.Write(state, groups.Accumulators(group), groups.RowCount(group))
                        || Nulls.Write(writer, item.Field);
                    writer.LeaveField();
                    if (!isWritten)
                    {
                        writer.Rewind(mark);
                        return false;
                    }

                    break;
            }
        }

        writer.EndObject();
        return true;
    }

    private void WriteKey(ResponseWriter writer, ImmutableArray<GroupKeyItem> items, ReadOnlySpan<SortKey> keys)
    {
        writer.StartObject();
        foreach (var item in items)
        {
            writer.Key(item.Field.EncodedKey);
            if (item.Key < 0)
            {
                writer.Raw(item.Json);
            }
            else if (keys[item.Key].IsMissing)
            {
                writer.Null();
            }
            else
            {
                _keys.Domain(item.Key).Write(keys[item.Key].Value, writer);
            }
        }

        writer.EndObject();
    }
}
