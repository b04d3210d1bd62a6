using System.Collections.Immutable;
using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

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

    /// <summary>Writes the object; false, with nothing written, when a null may not stand where a sum went past its range.</summary>
    public bool Write(RunState state, ReadOnlySpan<Accumulator> accumulators, long count)
    {
        var writer = state.Writer;
        var mark = writer.Save();
        writer.StartObject();
        foreach (var (item, index) in _items)
        {
            writer.Key(item.Field.EncodedKey);
            switch (item)
            {
                case AggregateConstant constant:
                    writer.Raw(constant.Json);
                    break;
                case AggregateCount:
                    writer.Integer(count);
                    break;
                case AggregateProperty property when !WriteProperty(writer, property, index, accumulators[index]):
                    writer.Rewind(mark);
                    return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private bool WriteProperty(ResponseWriter writer, AggregateProperty property, int index, in Accumulator accumulator)
    {
        writer.EnterField(property.Field.Key);
        var mark = writer.Save();
        writer.StartObject();
        foreach (var value in property.Values)
        {
            writer.Key(value.Field.EncodedKey);
            if (!WriteValue(writer, property, value, index, accumulator))
            {
                writer.Rewind(mark);
                writer.LeaveField();
                return Nulls.Write(writer, property.Field);
            }
        }

        writer.EndObject();
        writer.LeaveField();
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
                return Nulls.Write(writer, value.Field);
            }

            Accumulator.DomainOf(function, domain).Write(key.Value, writer);
            return true;
        }

        writer.EnterField(value.Field.Key);
        writer.AddError(ErrorCodes.BadUserInput, Accumulator.Message(domain, property.Property.Name), value.Field.Locations);
        writer.LeaveField();
        return Nulls.Write(writer, value.Field);
    }
}
