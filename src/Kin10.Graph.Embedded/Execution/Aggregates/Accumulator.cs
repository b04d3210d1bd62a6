using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Embedded.Execution.Aggregates;

/// <summary>Gathers the known values of one property. Mutable: keep it in a local or an array.</summary>
internal struct Accumulator
{
    private IntegerSum _integers;
    private FloatSum _floats;
    private long _count;
    private long _least;
    private long _greatest;

    public static KeyDomain DomainOf(AggregateFunction function, KeyDomain property) => function switch
    {
        AggregateFunction.Count => KeyDomain.Integer,
        AggregateFunction.Avg => KeyDomain.Number,
        AggregateFunction.Sum or AggregateFunction.Min or AggregateFunction.Max => property,
        _ => throw UnknownNode.Of(function),
    };

    /// <summary>What to say when <see cref="TryRead"/> fails.</summary>
    public static string Message(KeyDomain property, string name) =>
        property == KeyDomain.Number ? FieldErrors.FloatOverflow(name) : FieldErrors.IntegerOverflow(name);

    public void Add(long key, KeyDomain domain)
    {
        (_least, _greatest) = _count++ == 0 ? (key, key) : (Math.Min(_least, key), Math.Max(_greatest, key));
        if (domain == KeyDomain.Number)
        {
            _floats.Add(NumberKey.Decode(key));
        }
        else
        {
            _integers.Add(key);
        }
    }

    /// <summary>The key of a result for a filter or an order, null where there is none. A sum past its range is the range's end.</summary>
    public readonly long? Read(AggregateFunction function, KeyDomain domain)
    {
        var isNumber = domain == KeyDomain.Number;
        switch (function)
        {
            case AggregateFunction.Sum:
                return isNumber ? NumberKey.Encode(_floats.Clamped) : _integers.Clamped;
            case AggregateFunction.Avg when isNumber:
                return _count == 0 ? null : NumberKey.Encode(_floats.Clamped / _count);
            case AggregateFunction.Avg or AggregateFunction.Count or AggregateFunction.Min or AggregateFunction.Max:
                TryRead(function, domain, out var key);
                return key;
            default:
                throw UnknownNode.Of(function);
        }
    }

    /// <summary>The key of a result, null where there is none; false for a sum past its range.</summary>
    public readonly bool TryRead(AggregateFunction function, KeyDomain domain, out long? key)
    {
        switch (function)
        {
            case AggregateFunction.Count:
                key = _count;
                return true;
            case AggregateFunction.Min:
                key = _count == 0 ? null : _least;
                return true;
            case AggregateFunction.Max:
                key = _count == 0 ? null : _greatest;
                return true;
            case AggregateFunction.Sum when domain == KeyDomain.Number:
                var inRange = _floats.TryGetSum(out var number);
                key = inRange ? NumberKey.Encode(number) : null;
                return inRange;
            case AggregateFunction.Sum:
                var fits = _integers.TryGetSum(out var integer);
                key = integer;
                return fits;
            case AggregateFunction.Avg when domain == KeyDomain.Number:
                var isFinite = _floats.TryGetAverage(out var mean);
                key = isFinite && mean is { } value ? NumberKey.Encode(value) : null;
                return isFinite;
            case AggregateFunction.Avg:
                key = _integers.Average() is { } average ? NumberKey.Encode(average) : null;
                return true;
            default:
                throw UnknownNode.Of(function);
        }
    }
}
