using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Records;

/// <summary><c>groupBy</c>: a list of groups, each a list of its keys and aggregates.</summary>
/// <param name="plan">The field.</param>
/// <param name="position">The position of the groups.</param>
/// <param name="model">The model.</param>
/// <param name="aggregates">The decoders of the aggregates, by the position of the item; null for other items.</param>
internal sealed class GroupByDecoder(GroupByField plan, int position, GraphModel model, AggregateDecoder?[] aggregates)
    : ConnectionFieldDecoder(plan.Field)
{
    // The values of the keys come first in a group. Those of types are their numbers.
    private readonly ScalarDecoder?[] _keys =
        [.. plan.Keys.Select(key => key.Property is { } property ? new ScalarDecoder(property.Kind, property.Enum) : null)];

    private readonly byte[][] _types = [.. model.NodeTypes.Select(type => JsonText.Encode(type.Name))];

    public override bool Write(ConnectionDecoder connection, ref RowList page, ref ListReader header, RecordWriter writer)
    {
        var reader = header.At(position);
        var count = reader.ReadListHeader();
        if (plan.First < 0 && count > plan.MaxGroups)
        {
            writer.Response.AddError(ErrorCodes.PageSizeExceeded, FieldErrors.TooManyGroups(plan.MaxGroups), plan.Field.Locations);
            return false;
        }

        var isWritten = true;
        writer.Response.StartArray();
        for (var i = 0; i < count && isWritten; i++)
        {
            writer.Response.AtIndex(i);
            var group = new ListReader(reader);
            isWritten = WriteGroup(ref group, writer);
            reader = isWritten ? group.At(group.Count) : reader;
        }

        writer.Response.AtIndex(-1);
        writer.Response.EndArray();
        return isWritten;
    }

    private bool WriteGroup(ref ListReader group, RecordWriter writer)
    {
        writer.Response.StartObject();
        for (var i = 0; i < plan.Items.Length; i++)
        {
            var item = plan.Items[i];
            var mark = writer.Response.Enter(item.Field);
            var isWritten = true;
            switch (item)
            {
                case GroupConstant constant:
                    writer.Response.Raw(constant.Json);
                    break;
                case GroupKeyField key:
                    isWritten = WriteKey(key, ref group, writer);
                    break;
                case GroupAggregateField:
                    isWritten = aggregates[i]!.Write(ref group, writer);
                    break;
                default:
                    throw UnknownNode.Of(item);
            }

            if (!writer.Response.Leave(item.Field, mark, isWritten))
            {
                return false;
            }
        }

        writer.Response.EndObject();
        return true;
    }

    private bool WriteKey(GroupKeyField key, ref ListReader group, RecordWriter writer)
    {
        writer.Response.StartObject();
        foreach (var item in key.Items)
        {
            var mark = writer.Response.Enter(item.Field);
            if (!writer.Response.Leave(item.Field, mark, WriteKey(item, ref group, writer)))
            {
                return false;
            }
        }

        writer.Response.EndObject();
        return true;
    }

    private bool WriteKey(GroupKeyItem item, ref ListReader group, RecordWriter writer)
    {
        if (item.Key < 0)
        {
            writer.Response.Raw(item.Json);
            return true;
        }

        var value = group.At(item.Key);
        if (value.TryReadNull())
        {
            writer.Response.Null();
            return !item.Field.IsNonNull;
        }

        if (_keys[item.Key] is not { } key)
        {
            writer.Response.Raw(_types[value.ReadInteger()]);
            return true;
        }

        return key.TryWrite(ref value, writer.Response)
            || writer.Broken(item.Field, $"{plan.Keys[item.Key]} holds a value in the database that is not of the model's type.");
    }
}
