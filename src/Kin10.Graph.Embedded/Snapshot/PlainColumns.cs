using Kin10.GraphQL.Response;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>64-bit integers.</summary>
internal sealed class LongColumn(long[] values, KnownMask known) : Column
{
    public override int Count => values.Length;

    public override KeyDomain Domain => KeyDomain.Integer;

    public override bool IsComplete => known.IsAll;

    public override bool TryGetKey(int row, out long key)
    {
        key = values[row];
        return known[row];
    }

    public override void Write(int row, ResponseWriter writer)
    {
        if (known[row])
        {
            writer.Integer(values[row]);
        }
        else
        {
            writer.Null();
        }
    }
}

/// <summary>Doubles.</summary>
internal sealed class DoubleColumn(double[] values, KnownMask known) : Column
{
    public override int Count => values.Length;

    public override KeyDomain Domain => KeyDomain.Number;

    public override bool IsComplete => known.IsAll;

    public override bool TryGetKey(int row, out long key)
    {
        key = NumberKey.Encode(values[row]);
        return known[row];
    }

    public override void Write(int row, ResponseWriter writer)
    {
        if (known[row])
        {
            writer.Number(values[row]);
        }
        else
        {
            writer.Null();
        }
    }
}

/// <summary>Values whose keys fit 32 bits: Int, days.</summary>
internal sealed class IntColumn(int[] keys, KnownMask known, KeyDomain domain) : Column
{
    public override int Count => keys.Length;

    public override KeyDomain Domain => domain;

    public override bool IsComplete => known.IsAll;

    public override bool TryGetKey(int row, out long key)
    {
        key = keys[row];
        return known[row];
    }

    public override void Write(int row, ResponseWriter writer)
    {
        if (known[row])
        {
            domain.Write(keys[row], writer);
        }
        else
        {
            writer.Null();
        }
    }
}

/// <summary>Values whose keys fit 16 bits: booleans and enums.</summary>
/// <param name="keys">The key of each row.</param>
/// <param name="known">Which rows have a value.</param>
/// <param name="domain">What the keys stand for.</param>
/// <param name="jsonByKey">The JSON of each key.</param>
internal sealed class SmallColumn(ushort[] keys, KnownMask known, KeyDomain domain, byte[][] jsonByKey) : JsonColumn
{
    public override int Count => keys.Length;

    public override KeyDomain Domain => domain;

    public override bool IsComplete => known.IsAll;

    public override bool TryGetKey(int row, out long key)
    {
        key = keys[row];
        return known[row];
    }

    public override ReadOnlySpan<byte> Json(int row) => known[row] ? jsonByKey[keys[row]] : "null"u8;
}
