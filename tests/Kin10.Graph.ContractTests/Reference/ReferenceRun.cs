using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>One operation; a null where none may stand travels as <see cref="NullException"/>.</summary>
internal sealed partial class ReferenceRun(ReferenceGraph graph, BoundPlan plan) : IOperationRun
{
    private readonly ReferenceExpressions _expressions = new(graph, plan);
    private ResponseWriter _writer = null!;

    public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
    {
        _writer = writer;
        var mark = writer.Save();
        try
        {
            var root = plan.Plan.Roots[index]!;
            OrNull(root.Field, () => Root(root), enter: false);
            return new(true);
        }
        catch (NullException)
        {
            writer.Rewind(mark);
            return new(false);
        }
    }

    public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new("1");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Root(RootPlan root)
    {
        switch (root)
        {
            case NodeByIdPlan byId:
                var found = graph.Find((string)plan[byId.Id]!);
                NodeOrNull(found is not null && byId.Types.Contains(found.Type) ? found : null, byId.Selection);
                break;
            case NodesByIdPlan byIds:
                List(((object?[])plan[byIds.Ids]!).ToList(), id =>
                {
                    NodeOrNullItem(graph.Find((string)id!), byIds.Selection);
                });
                break;
            case ConnectionRootPlan connection:
                Connection(connection.Connection, null);
                break;
        }
    }

    private void OrNull(ResponseField field, Action write, bool enter = true)
    {
        var mark = _writer.Save();
        try
        {
            if (enter)
            {
                _writer.EnterField(field.Key);
            }

            write();
        }
        catch (NullException)
        {
            _writer.Rewind(mark);
            if (field.IsNonNull)
            {
                throw;
            }

            _writer.Null();
        }
        finally
        {
            if (enter)
            {
                _writer.LeaveField();
            }
        }
    }

    private void Field(ResponseField field, Action write)
    {
        _writer.Key(field.EncodedKey);
        OrNull(field, write);
    }

    private void List<T>(List<T> items, Action<T> write)
    {
        _writer.StartArray();
        try
        {
            for (var i = 0; i < items.Count; i++)
            {
                _writer.AtIndex(i);
                write(items[i]);
            }
        }
        finally
        {
            _writer.AtIndex(-1);
        }

        _writer.EndArray();
    }

    private void NodeOrNull(RefNode? node, NodeSelection selection)
    {
        if (node is null)
        {
            throw new NullException();
        }

        Node(node, selection);
    }

    // An item of `nodes` may be null.
    private void NodeOrNullItem(RefNode? node, NodeSelection selection)
    {
        var mark = _writer.Save();
        try
        {
            NodeOrNull(node, selection);
        }
        catch (NullException)
        {
            _writer.Rewind(mark);
            _writer.Null();
        }
    }

    private void Node(RefNode node, NodeSelection selection)
    {
        _writer.StartObject();
        foreach (var field in selection.For(node.Type).IsDefault ? [] : selection.For(node.Type))
        {
            Field(field.Field, () =>
            {
                switch (field)
                {
                    case ConstantField constant:
                        _writer.Raw(constant.Json);
                        break;
                    case PropertyField property:
                        Value(node.Values[property.Property.Name]);
                        break;
                    case ToOneField toOne:
                        NodeOrNull(graph.Targets(toOne.Relationship, node).FirstOrDefault()?.Node, toOne.Selection);
                        break;
                    case ConnectionNodeField connection:
                        Connection(connection.Connection, node);
                        break;
                }
            });
        }

        _writer.EndObject();
    }

    private void ValueOr(byte[]? json, Func<object?> value)
    {
        if (json is null)
        {
            Value(value());
        }
        else
        {
            _writer.Raw(json);
        }
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case null:
                throw new NullException();
            case string text:
                _writer.String(text);
                break;
            case bool flag:
                _writer.Boolean(flag);
                break;
            case long integer:
                _writer.Integer(integer);
                break;
            case double number:
                _writer.Number(number);
                break;
            case DateOnly date:
                _writer.String(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case string[] list:
                List(list.ToList(), _writer.String);
                break;
        }
    }

    private void Fail(string code, string message, ResponseField field)
    {
        _writer.AddError(code, message, field.Locations);
        throw new NullException();
    }

    private void Connection(ConnectionPlan connection, RefNode? parent)
    {
        var all = connection.Relationship is { } relationship
            ? graph.Targets(relationship, parent!)
            : [.. graph.Nodes.Where(node => connection.Source.Types.Contains(node.Type)).Select(node => new RefRow(node, null, []))];
        List<RefRow> filtered = [.. all.Where(row => _expressions.Holds(connection.Filter, new RefContext(row.Node, row.Edge)))];
        var keys = filtered.ToDictionary(row => row, row => Keys(connection, row));
        List<RefRow> sorted = [.. filtered];
        sorted.Sort((x, y) => Compare(connection, keys[x], x.Node.Id, keys[y], y.Node.Id));
        var page = ReferencePage.Of(
            plan, connection, sorted, (row, cursor) => Compare(connection, keys[row], row.Node.Id, [.. cursor.Keys], cursor.Id));
        _writer.StartObject();
        foreach (var item in connection.Fields)
        {
            Field(item.Field, () => ConnectionItem(connection, item, filtered, page));
        }

        _writer.EndObject();
    }

    private object?[] Keys(ConnectionPlan connection, RefRow row) =>
        [.. connection.Order.Select(key => _expressions.Value(key.Operand, new RefContext(row.Node, row.Edge)))];

    private static int Compare(ConnectionPlan connection, object?[] x, string xId, object?[] y, string yId) =>
        ReferencePage.Compare(x, y, [.. connection.Order.Select(key => key.Descending)]) is var compared and not 0
            ? compared
            : ReferenceGraph.Compare(xId, yId);

    private void ConnectionItem(ConnectionPlan connection, ConnectionField item, List<RefRow> filtered, ReferencePage page)
    {
        switch (item)
        {
            case ConnectionConstant constant:
                _writer.Raw(constant.Json);
                break;
            case TotalCountField:
                _writer.Integer(filtered.Count);
                break;
            case NodesField nodes:
                List(page.Rows, row => Node(row.Node, nodes.Selection));
                break;
            case EdgesField edges:
                List(page.Rows, row => Edge(connection, edges.Fields, row));
                break;
            case AggregateField aggregate:
                Aggregate(aggregate.Items, filtered);
                break;
            case PageInfoField info:
                _writer.StartObject();
                foreach (var part in info.Items)
                {
                    Field(part.Field, () => PageInfo(connection, part.Kind, page));
                }

                _writer.EndObject();
                break;
            case GroupByField groupBy:
                new ReferenceGroupBy(_expressions, plan, groupBy).Run(
                    filtered, Fail, groups => List(groups, group => Group(groupBy, group)));
                break;
        }
    }

    private void PageInfo(ConnectionPlan connection, PageInfoKind kind, ReferencePage page)
    {
        switch (kind)
        {
            case PageInfoKind.Typename:
                _writer.String("PageInfo");
                break;
            case PageInfoKind.HasNextPage:
                _writer.Boolean(page.HasNext);
                break;
            case PageInfoKind.HasPreviousPage:
                _writer.Boolean(page.HasPrevious);
                break;
            case var _ when page.Rows.Count == 0:
                throw new NullException();
            default:
                Cursor(connection, kind == PageInfoKind.StartCursor ? page.Rows[0] : page.Rows[^1]);
                break;
        }
    }

    private void Cursor(ConnectionPlan connection, RefRow row)
    {
        var cursor = new CursorWriter();
        cursor.Begin(plan.CursorScope(connection));
        foreach (var key in Keys(connection, row))
        {
            switch (key)
            {
                case null:
                    cursor.AddNull();
                    break;
                case string text:
                    cursor.AddString(System.Text.Encoding.UTF8.GetBytes(text));
                    break;
                case bool flag:
                    cursor.AddBoolean(flag);
                    break;
                case long integer:
                    cursor.AddInteger(integer);
                    break;
                case double number:
                    cursor.AddNumber(number);
                    break;
                case DateOnly date:
                    cursor.AddDate(date);
                    break;
            }
        }

        cursor.AddString(System.Text.Encoding.UTF8.GetBytes(row.Node.Id));
        cursor.WriteTo(_writer);
    }

    private sealed class NullException : Exception;
}
