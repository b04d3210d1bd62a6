using System.Collections.Immutable;
using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Writes an aggregate object.</summary>
internal sealed class AggregateWriter
{
    private readonly AggregateSet _set;
    private readonly (AggregateItem Item, int Index)[] _items;

    public AggregateWriter(AggregateSet set, ImmutableArray<AggregateItem> items)
    {
        _set = set;
        _items = [.. items.Select(item => (item, item is AggregateProperty property ? set.IndexOf(property.Property) : -1))];
    }

    /// <summary>Writes the object; false where a sum went past its range and null may not be there.</summary>
    public bool Write(RunState state, ReadOnlySpan<Accumulator> accumulators, long count)
    {
        var writer = state.Writer;
        writer.StartObject();
        foreach (var (item, index) in _items)
        {
            var mark = writer.Enter(item.Field);
            var isWritten = true;
            switch (item)
            {
                case AggregateConstant constant:
                    writer.Raw(constant.Json);
                    break;
                case AggregateCount:
                    writer.Integer(count);
                    break;
                case AggregateProperty property:
                    isWritten = WriteProperty(writer, property, index, accumulators[index]);
                    break;
                default:
                    throw UnknownNode.Of(item);
            }

            if (!writer.Leave(item.Field, mark, isWritten))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private bool WriteProperty(ResponseWriter writer, AggregateProperty property, int index, in Accumulator accumulator)
    {
        writer.StartObject();
        foreach (var value in property.Values)
        {
            var mark = writer.Enter(value.Field);
            if (!writer.Leave(value.Field, mark, WriteValue(writer, property, value, index, accumulator)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private bool WriteValue(ResponseWriter writer, AggregateProperty property, AggregateValue value, int index, in Accumulator accumulator)
    {
        if (value.Function is not { } function)
        {
            writer.Raw(value.Json);
            return true;
        }

        var domain = _set.Reader(index).Domain;
        if (accumulator.TryRead(function, domain, out var key))
        {
            if (key is null)
            {
                return false;
            }

            Accumulator.DomainOf(function, domain).Write(key.Value, writer);
            return true;
        }

        writer.AddError(ErrorCodes.BadUserInput, Accumulator.Message(domain, property.Property.Name), value.Field.Locations);
        return false;
    }
}
