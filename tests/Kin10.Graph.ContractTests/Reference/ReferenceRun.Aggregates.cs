using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ContractTests.Reference;

/// <content>Aggregates and groups.</content>
internal sealed partial class ReferenceRun
{
    private void Aggregate(ImmutableArray<AggregateItem> items, List<ReferenceRow> rows)
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
                    default:
                        throw UnknownNode.Of(item);
                }
            });
        }

        _writer.EndObject();
    }

    private void AggregateValue(Property property, AggregateValue value, List<ReferenceRow> rows)
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
        catch (ReferenceOverflowException exception)
        {
            Fail(ErrorCodes.BadUserInput, exception.Message, value.Field);
        }
    }

    private void Group(GroupByField groupBy, ReferenceGroup group)
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
                    default:
                        throw UnknownNode.Of(item);
                }
            });
        }

        _writer.EndObject();
    }
}
