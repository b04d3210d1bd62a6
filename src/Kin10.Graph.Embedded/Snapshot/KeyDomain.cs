using Kin10.Graph.Results;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// How values of one kind are held as 64-bit keys that order and compare as the values do. Text and enums use even keys, so that a text
/// that is not there has its place between two that are: an odd key.
/// </summary>
internal abstract class KeyDomain
{
    public static KeyDomain Integer { get; } = new IntegerDomain();

    public static KeyDomain Number { get; } = new NumberDomain();

    public static KeyDomain Boolean { get; } = new BooleanDomain();

    public static KeyDomain Date { get; } = new DateDomain();

    /// <summary>The key of a value from a request or a cursor; false when the value is of another kind.</summary>
    public abstract bool TryEncode(object value, out long key);

    public abstract void Write(long key, ResponseWriter writer);

    public abstract void AddTo(CursorWriter cursor, long key);

    /// <summary>The value as bundles have it.</summary>
    public abstract object Decode(long key);

    private sealed class IntegerDomain : KeyDomain
    {
        public override bool TryEncode(object value, out long key)
        {
            key = value is long integer ? integer : 0;
            return value is long;
        }

        public override void Write(long key, ResponseWriter writer) => writer.Integer(key);

        public override void AddTo(CursorWriter cursor, long key) => cursor.AddInteger(key);

        public override object Decode(long key) => key;
    }

    private sealed class NumberDomain : KeyDomain
    {
        public override bool TryEncode(object value, out long key)
        {
            (var known, key) = value switch
            {
                double number => (true, NumberKey.Encode(number)),
                long integer => (true, NumberKey.Encode(integer)),
                _ => (false, 0L),
            };
            return known;
        }

        public override void Write(long key, ResponseWriter writer) => writer.Number(NumberKey.Decode(key));

        public override void AddTo(CursorWriter cursor, long key) => cursor.AddNumber(NumberKey.Decode(key));

        public override object Decode(long key) => NumberKey.Decode(key);
    }

    private sealed class BooleanDomain : KeyDomain
    {
        public override bool TryEncode(object value, out long key)
        {
            key = value is true ? 1 : 0;
            return value is bool;
        }

        public override void Write(long key, ResponseWriter writer) => writer.Boolean(key != 0);

        public override void AddTo(CursorWriter cursor, long key) => cursor.AddBoolean(key != 0);

        public override object Decode(long key) => key != 0;
    }

    private sealed class DateDomain : KeyDomain
    {
        public override bool TryEncode(object value, out long key)
        {
            key = value is DateOnly date ? date.DayNumber : 0;
            return value is DateOnly;
        }

        public override void Write(long key, ResponseWriter writer)
        {
            var date = DateOnly.FromDayNumber((int)key);
            Span<byte> json = stackalloc byte[12];
            json[0] = json[11] = (byte)'"';
            date.TryFormat(json[1..], out _, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            writer.Raw(json);
        }

        public override void AddTo(CursorWriter cursor, long key) => cursor.AddDate(DateOnly.FromDayNumber((int)key));

        public override object Decode(long key) => DateOnly.FromDayNumber((int)key);
    }
}

/// <summary>Doubles as integers that order alike; minus zero is zero.</summary>
internal static class NumberKey
{
    public static long Encode(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    public static double Decode(long key) => BitConverter.Int64BitsToDouble(key ^ ((key >> 63) & long.MaxValue));
}
