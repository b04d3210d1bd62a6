using Kin10.Bolt.PackStream;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>The positions of the aggregates of one property; -1 for what is not asked for.</summary>
/// <param name="Count">How many are known.</param>
/// <param name="High">Integers: the sum of the upper halves. Floats: the sum.</param>
/// <param name="Low">Integers: the sum of the lower halves.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
internal readonly record struct AggregatePositions(int Count, int High, int Low, int Min, int Max);

/// <summary>The fields of an aggregate, written from a list of values.</summary>
/// <param name="items">What to write, in response order.</param>
/// <param name="count">The position of the number of nodes; -1 where it is not asked for.</param>
/// <param name="positions">The positions of the aggregates of each property, by its name.</param>
internal sealed class AggregateDecoder(AggregateItem[] items, int count, IReadOnlyDictionary<string, AggregatePositions> positions)
{
    // A sum of integers comes as two, so that none can overflow: value / 2^32 and value % 2^32.
    public const long Half = 1L << 32;

    private readonly Dictionary<string, ScalarDecoder> _scalars = items.OfType<AggregateProperty>()
        .Select(item => item.Property)
        .Distinct()
        .ToDictionary(property => property.Name, property => new ScalarDecoder(property.Kind, property.Enum));

    public bool Write(ref ListReader values, RecordWriter writer)
    {
        writer.Response.StartObject();
        foreach (var item in items)
        {
            var mark = writer.Response.Enter(item.Field);
            var isWritten = true;
            switch (item)
            {
                case AggregateConstant constant:
                    writer.Response.Raw(constant.Json);
                    break;
                case AggregateCount:
                    writer.Response.Integer(values.At(count).ReadInteger());
                    break;
                case AggregateProperty property:
                    isWritten = Write(property, positions[property.Property.Name], ref values, writer);
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

    private bool Write(AggregateProperty property, AggregatePositions at, ref ListReader values, RecordWriter writer)
    {
        writer.Response.StartObject();
        foreach (var value in property.Values)
        {
            var mark = writer.Response.Enter(value.Field);
            if (!writer.Response.Leave(value.Field, mark, Write(value, property.Property, at, ref values, writer)))
            {
                return false;
            }
        }

        writer.Response.EndObject();
        return true;
    }

    private bool Write(AggregateValue value, Property property, AggregatePositions at, ref ListReader values, RecordWriter writer)
    {
        switch (value.Function)
        {
            case null:
                writer.Response.Raw(value.Json);
                return true;
            case AggregateFunction.Count:
                writer.Response.Integer(values.At(at.Count).ReadInteger());
                return true;
            case AggregateFunction.Min or AggregateFunction.Max:
                var bound = values.At(value.Function == AggregateFunction.Min ? at.Min : at.Max);
                if (bound.TryReadNull())
                {
                    writer.Response.Null();
                    return true;
                }

                return _scalars[property.Name].TryWrite(ref bound, writer.Response) || Broken(value, property, writer);
            case AggregateFunction.Sum or AggregateFunction.Avg when property.Kind == ScalarKind.Float:
                return WriteFloat(value, value.Function == AggregateFunction.Avg, property, at, ref values, writer);
            case AggregateFunction.Sum:
                return WriteSum(value, property, at, ref values, writer);
            case AggregateFunction.Avg:
                return WriteAverage(value, property, at, ref values, writer);
            default:
                throw UnknownNode.Of(value.Function);
        }
    }

    private static bool WriteSum(AggregateValue value, Property property, AggregatePositions at, ref ListReader values, RecordWriter writer)
    {
        if (!TryReadSum(at, ref values, out var sum))
        {
            return Broken(value, property, writer);
        }

        if (sum < long.MinValue || sum > long.MaxValue)
        {
            writer.Response.AddError(ErrorCodes.BadUserInput, FieldErrors.IntegerOverflow(property.Name), value.Field.Locations);
            return false;
        }

        writer.Response.Integer((long)sum);
        return true;
    }

    private static bool WriteFloat(
        AggregateValue value, bool isAverage, Property property, AggregatePositions at, ref ListReader values, RecordWriter writer)
    {
        var reader = values.At(at.High);
        if (reader.PeekType() is not (PackStreamType.Float or PackStreamType.Integer))
        {
            return Broken(value, property, writer);
        }

        if (!ScalarDecoder.TryReadNumber(ref reader, out var sum))
        {
            writer.Response.AddError(ErrorCodes.BadUserInput, FieldErrors.FloatOverflow(property.Name), value.Field.Locations);
            return false;
        }

        if (!isAverage)
        {
            writer.Response.Number(sum);
            return true;
        }

        var known = values.At(at.Count).ReadInteger();
        WriteAverage(known == 0 ? null : sum / known, writer);
        return true;
    }

    private static bool WriteAverage(
        AggregateValue value, Property property, AggregatePositions at, ref ListReader values, RecordWriter writer)
    {
        if (!TryReadSum(at, ref values, out var sum))
        {
            return Broken(value, property, writer);
        }

        var known = values.At(at.Count).ReadInteger();
        WriteAverage(known == 0 ? null : IntegerSum.ExactAverage(sum, known), writer);
        return true;
    }

    private static void WriteAverage(double? average, RecordWriter writer)
    {
        if (average is { } number)
        {
            writer.Response.Number(number);
        }
        else
        {
            writer.Response.Null();
        }
    }

    // If the database holds other values than integers, their sum is not an integer either.
    private static bool TryReadSum(AggregatePositions at, ref ListReader values, out Int128 sum)
    {
        var high = values.At(at.High);
        var low = values.At(at.Low);
        if (high.PeekType() != PackStreamType.Integer || low.PeekType() != PackStreamType.Integer)
        {
            sum = 0;
            return false;
        }

        sum = ((Int128)high.ReadInteger() * Half) + low.ReadInteger();
        return true;
    }

    private static bool Broken(AggregateValue value, Property property, RecordWriter writer) =>
        writer.Broken(value.Field, $"{property} holds a value in the database that is not of the model's type {property.Kind}.");
}

/// <summary><c>aggregate</c> of a connection.</summary>
internal sealed class AggregateFieldDecoder(ResponseField field, int position, AggregateDecoder decoder) : ConnectionFieldDecoder(field)
{
    public override bool Write(ConnectionDecoder connection, ref RowList page, ref ListReader header, RecordWriter writer)
    {
        var values = position < 0 ? default : new ListReader(header.At(position));
        return decoder.Write(ref values, writer);
    }
}
