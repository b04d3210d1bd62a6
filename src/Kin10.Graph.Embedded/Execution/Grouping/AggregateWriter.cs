using System.Collections.Immutable;
using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

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

    /// <summary>Writes the object; false where a sum went past its range and null may not be there.</summary>
    public bool Write(ResponseWriter writer, ReadOnlySpan<Accumulator> accumulators, long count)
    {
        writer.StartObject();
        foreach (var item in _items)
        {
            var mark = writer.Enter(item.Field);
            if (!writer.Leave(item.Field, mark, item.Write(writer, accumulators, count)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }
}
