using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ContractTests.Reference;

/// <content>Connections: rows, pages, edges and cursors.</content>
internal sealed partial class ReferenceRun
{
    private void Connection(ConnectionPlan connection, ReferenceNode? parent)
    {
        var all = connection.Relationship is { } relationship
            ? graph.Targets(relationship, parent!)
            : [.. graph.Nodes.Where(node => connection.Source.Types.Contains(node.Type)).Select(node => new ReferenceRow(node, null, []))];
        List<ReferenceRow> filtered =
            [.. all.Where(row => _expressions.Holds(connection.Filter, new ReferenceContext(row.Node, row.Edge)))];
        var keys = filtered.ToDictionary(row => row, row => Keys(connection, row));
        List<ReferenceRow> sorted = [.. filtered];
        sorted.Sort((x, y) => Compare(connection, keys[x], x.Node.Id, keys[y], y.Node.Id));
        var page = ReferencePage.Of(plan, connection, sorted, (row, slot) => Compare(
            connection, keys[row], row.Node.Id, Place(connection, slot), ((CursorPosition)plan[slot]!).Id));
        _writer.StartObject();
        foreach (var item in connection.Fields)
        {
            Field(item.Field, () => ConnectionItem(connection, item, filtered, page));
        }

        _writer.EndObject();
    }

    private object?[] Keys(ConnectionPlan connection, ReferenceRow row) =>
        [.. connection.Order.Select(key => _expressions.Value(key.Operand, new ReferenceContext(row.Node, row.Edge, Row: row)))];

    // A text that was cut is one that the row has, by itself or by an edge from anywhere; else it is beside those that begin so.
    private object?[] Place(ConnectionPlan connection, int slot)
    {
        var cursor = (CursorPosition)plan[slot]!;
        return [.. connection.Order.Zip(cursor.Keys, (key, value) => value is not CutText cut
            ? value
            : Rows(connection, key.Operand, cursor.Id).Select(row => Keys(row, key)).OfType<string>().FirstOrDefault(cut.IsOf)
                ?? (object)new ReferencePlace(cut.Beginning, CutText.IsBehind(key, slot == connection.Page.Before)))];

        object? Keys(ReferenceRow row, OrderKey key) => _expressions.Value(key.Operand, new ReferenceContext(row.Node, row.Edge));
    }

    private IEnumerable<ReferenceRow> Rows(ConnectionPlan connection, Operand operand, string id) => operand is EdgePropertyOperand
        ? graph.Nodes.Where(node => node.Type == connection.Relationship!.Owner)
            .SelectMany(node => graph.Targets(connection.Relationship!, node))
            .Where(row => row.Node.Id == id)
        : graph.Find(id) is { } node ? [new ReferenceRow(node, null, [])] : [];

    private static int Compare(ConnectionPlan connection, object?[] x, string xId, object?[] y, string yId) =>
        ReferencePage.Compare(x, y, connection.Order) is var compared and not 0
            ? compared
            : ReferenceGraph.Compare(xId, yId);

    private void ConnectionItem(ConnectionPlan connection, ConnectionField item, List<ReferenceRow> filtered, ReferencePage page)
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
            default:
                throw UnknownNode.Of(item);
        }
    }

    private void Edge(ConnectionPlan connection, ImmutableArray<EdgeField> fields, ReferenceRow row)
    {
        _writer.StartObject();
        foreach (var field in fields)
        {
            Field(field.Field, () =>
            {
                switch (field)
                {
                    case EdgeConstant constant:
                        _writer.Raw(constant.Json);
                        break;
                    case CursorField:
                        Cursor(connection, row);
                        break;
                    case EdgeNodeField node:
                        Node(row.Node, node.Selection);
                        break;
                    case StepsField:
                        _writer.Integer(row.Steps);
                        break;
                    case ViaField via:
                        List(row.Via.ToList(), passed => Node(passed, via.Selection));
                        break;
                    case EdgePropertiesField properties:
                        _writer.StartObject();
                        foreach (var item in properties.Items)
                        {
                            Field(item.Field, () => EdgeProperty(item, row.Edge!));
                        }

                        _writer.EndObject();
                        break;
                    default:
                        throw UnknownNode.Of(field);
                }
            });
        }

        _writer.EndObject();
    }

    private void EdgeProperty(NodeField item, ReferenceEdge edge)
    {
        switch (item)
        {
            case ConstantField constant:
                _writer.Raw(constant.Json);
                break;
            case PropertyField property:
                Value(edge.Values[property.Property.Name]);
                break;
            default:
                throw UnknownNode.Of(item);
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
            case PageInfoKind.StartCursor or PageInfoKind.EndCursor when page.Rows.Count == 0:
                throw new NullException();
            case PageInfoKind.StartCursor:
                Cursor(connection, page.Rows[0]);
                break;
            case PageInfoKind.EndCursor:
                Cursor(connection, page.Rows[^1]);
                break;
            default:
                throw UnknownNode.Of(kind);
        }
    }

    private void Cursor(ConnectionPlan connection, ReferenceRow row)
    {
        var cursor = new CursorWriter();
        cursor.Begin(plan.CursorScope(connection));
        foreach (var (key, order) in Keys(connection, row).Zip(connection.Order))
        {
            switch (key)
            {
                case null:
                    cursor.AddNull();
                    break;
                case string id when order.Operand.Type.Kind == ScalarKind.Id:
                    cursor.AddId(Encoding.UTF8.GetBytes(id));
                    break;
                case string text:
                    cursor.AddString(Encoding.UTF8.GetBytes(text));
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
                default:
                    throw UnknownNode.Of(key);
            }
        }

        cursor.AddId(Encoding.UTF8.GetBytes(row.Node.Id));
        cursor.WriteTo(_writer);
    }
}
