using Kin10.Graph.Embedded.Execution.Aggregates;
using Kin10.Graph.Embedded.Execution.Writers;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Embedded.Execution.Grouping;

/// <summary>Writes one field of an aggregate.</summary>
internal abstract class AggregateItemWriter(ResponseField responseField)
{
    public ResponseField Field { get; } = responseField;

    /// <summary>Writes the value, whose key is written; false when it is null and may not be.</summary>
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
        writer.EnterField(property.Field.Key);
        var mark = writer.Save();
        writer.StartObject();
        foreach (var value in property.Values)
        {
            writer.Key(value.Field.EncodedKey);
            if (!WriteValue(writer, value, accumulators[_index]))
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
