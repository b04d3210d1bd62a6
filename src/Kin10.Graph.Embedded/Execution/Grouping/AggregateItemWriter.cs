using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Writes one field of an aggregate.</summary>
internal abstract class AggregateItemWriter(ResponseField responseField)
{
    public ResponseField Field { get; } = responseField;

    /// <summary>Writes the value, whose key is written and whose field is entered; false when it must be null.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="accumulators">What was gathered of the properties of the set.</param>
    /// <param name="count">How many rows.</param>
    public abstract bool Write(ResponseWriter writer, ReadOnlySpan<Accumulator> accumulators, long count);
}

internal sealed class AggregateConstantWriter(AggregateConstant constant) : AggregateItemWriter(constant.Field)
{
    public override bool Write(ResponseWriter writer, ReadOnlySpan<Accumulator> accumulators, long count)
    {
        writer.Raw(constant.Json);
        return true;
    }
}

internal sealed class AggregateCountWriter(ResponseField field) : AggregateItemWriter(field)
{
    public override bool Write(ResponseWriter writer, ReadOnlySpan<Accumulator> accumulators, long count)
    {
        writer.Integer(count);
        return true;
    }
}

internal sealed class AggregatePropertyWriter(AggregateProperty property, AggregateSet set) : AggregateItemWriter(property.Field)
{
    private readonly int _index = set.IndexOf(property.Property);

    public override bool Write(ResponseWriter writer, ReadOnlySpan<Accumulator> accumulators, long count)
    {
        writer.StartObject();
        foreach (var value in property.Values)
        {
            var mark = writer.Enter(value.Field);
            if (!writer.Leave(value.Field, mark, WriteValue(writer, value, accumulators[_index])))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private bool WriteValue(ResponseWriter writer, AggregateValue value, in Accumulator accumulator)
    {
        if (value.Function is not { } function)
        {
            writer.Raw(value.Json);
            return true;
        }

        var domain = set.Reader(_index).Domain;
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
