using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Writes one field of a group.</summary>
internal abstract class GroupItemWriter(ResponseField responseField)
{
    public ResponseField Field { get; } = responseField;

    /// <summary>Writes the value, whose key is written and whose field is entered; false when it must be null.</summary>
    public abstract bool Write(ResponseWriter writer, GroupTable groups, int group);
}

internal sealed class GroupConstantWriter(GroupConstant constant) : GroupItemWriter(constant.Field)
{
    public override bool Write(ResponseWriter writer, GroupTable groups, int group)
    {
        writer.Raw(constant.Json);
        return true;
    }
}

internal sealed class GroupKeyWriter(GroupKeyField field, GroupKeys keys) : GroupItemWriter(field.Field)
{
    public override bool Write(ResponseWriter writer, GroupTable groups, int group)
    {
        var values = groups.Keys(group);
        writer.StartObject();
        foreach (var item in field.Items)
        {
            writer.Key(item.Field.EncodedKey);
            if (item.Key < 0)
            {
                writer.Raw(item.Json);
            }
            else if (values[item.Key].IsMissing)
            {
                writer.Null();
            }
            else
            {
                keys.Domain(item.Key).Write(values[item.Key].Value, writer);
            }
        }

        writer.EndObject();
        return true;
    }
}

internal sealed class GroupAggregateWriter(ResponseField field, AggregateWriter aggregate) : GroupItemWriter(field)
{
    public override bool Write(ResponseWriter writer, GroupTable groups, int group) =>
        aggregate.Write(writer, groups.Accumulators(group), groups.RowCount(group));
}
