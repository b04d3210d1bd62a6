using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ContractTests.Reference;

/// <content>Edges, aggregates and groups.</content>
internal sealed partial class ReferenceRun
{
    private void Edge(ConnectionPlan connection, ImmutableArray<EdgeField> fields, RefRow row)
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
                    case ViaField via:
                        List(row.Via.ToList(), passed => Node(passed, via.Selection));
                        break;
                    case EdgePropertiesField properties:
                        _writer.StartObject();
                        foreach (var item in properties.Items)
                        {
                            Field(item.Field, () => ValueOr(
                                (item as ConstantField)?.Json, () => row.Edge!.Values[((PropertyField)item).Property.Name]));
                        }

                        _writer.EndObject();
                        break;
                }
            });
        }

        _writer.EndObject();
    }

    private void Aggregate(ImmutableArray<AggregateItem> items, List<RefRow> rows)
    {
        _writer.StartObject();
        foreach (var item in items)
        {
            Field(item.Field, () =>
            {
                switch (item)
                {
                    case AggregateConstant constant:
                        _writer.Raw(constant.Json);
                        break;
                    case AggregateCount:
                        _writer.Integer(rows.Count);
                        break;
                    case AggregateProperty property:
                        _writer.StartObject();
                        foreach (var value in property.Values)
                        {
                            Field(value.Field, () => AggregateValue(property.Property, value, rows));
                        }

                        _writer.EndObject();
                        break;
                }
            });
        }

        _writer.EndObject();
    }

    private void AggregateValue(Property property, AggregateValue value, List<RefRow> rows)
    {
        if (value.Function is null)
        {
            _writer.Raw(value.Json);
            return;
        }

        try
        {
            Value(ReferenceExpressions.Aggregate(value.Function.Value, property, rows));
        }
        catch (RefOverflowException exception)
        {
            Fail(ErrorCodes.BadUserInput, exception.Message, value.Field);
        }
    }

    private void Group(GroupByField groupBy, RefGroup group)
    {
        _writer.StartObject();
        foreach (var item in groupBy.Items)
        {
            Field(item.Field, () =>
            {
                switch (item)
                {
                    case GroupConstant constant:
                        _writer.Raw(constant.Json);
                        break;
                    case GroupAggregateField aggregate:
                        Aggregate(aggregate.Items, group.Rows);
                        break;
                    case GroupKeyField keys:
                        _writer.StartObject();
                        foreach (var key in keys.Items)
                        {
                            Field(key.Field, () => ValueOr(key.Json, () => group.Keys[key.Key]));
                        }

                        _writer.EndObject();
                        break;
                }
            });
        }

        _writer.EndObject();
    }
}
