using System.Collections.Immutable;
using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Writes an aggregate object.</summary>
internal sealed class AggregateWriter(AggregateSet set, ImmutableArray<AggregateItem> items)
{
    private readonly AggregateItemWriter[] _items = [.. items.Select(AggregateItemWriter (item) => item switch
    {
        AggregateConstant constant => new AggregateConstantWriter(constant),
        AggregateCount => new AggregateCountWriter(item.Field),
        AggregateProperty property => new AggregatePropertyWriter(property, set),
        _ => throw UnknownNode.Of(item),
    })];

    /// <summary>Writes the object; false, with nothing written, when a null may not stand where a sum went past its range.</summary>
    public bool Write(ResponseWriter writer, ReadOnlySpan<Accumulator> accumulators, long count)
    {
        var mark = writer.Save();
        writer.StartObject();
        foreach (var item in _items)
        {
            writer.Key(item.Field.EncodedKey);
            if (!item.Write(writer, accumulators, count))
            {
                writer.Rewind(mark);
                return false;
            }
        }

        writer.EndObject();
        return true;
    }
}
