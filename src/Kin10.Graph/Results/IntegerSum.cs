namespace Kin10.Graph.Results;

/// <summary>
/// The exact sum of integers and their average, the same on every store. Mutable: keep it in a local or an array, not in a readonly field.
/// </summary>
public struct IntegerSum
{
    // 2^64 values of 64 bits cannot overflow 128 bits.
    private Int128 _sum;

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>The exact sum.</summary>
    public readonly Int128 Sum => _sum;

    /// <summary>Adds a value.</summary>
    public void Add(long value)
    {
        _sum += value;
        Count++;
    }

    /// <summary>The sum: 0 for nothing, false past 64 bits (<see cref="FieldErrors.IntegerOverflow"/>).</summary>
    public readonly bool TryGetSum(out long sum)
    {
        sum = unchecked((long)_sum);
        return sum == _sum;
    }

    /// <summary>The sum for filters and orders, which never fail: past 64 bits it is the end of their range.</summary>
    public readonly long Clamped => (long)Int128.Clamp(_sum, long.MinValue, long.MaxValue);

    /// <summary>The average; null for nothing.</summary>
    public readonly double? Average() => Count == 0 ? null : ExactAverage(_sum, Count);

    /// <summary>The quotient rounded once to the nearest double, ties to even.</summary>
    /// <param name="sum">A sum of at most <paramref name="count"/> values of 64 bits.</param>
    /// <param name="count">How many, at least 1.</param>
    public static double ExactAverage(Int128 sum, long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (sum == 0)
        {
            return 0;
        }

        // A quotient of 55 bits or more: 53 for the double, one to round by, and one that says whether anything lies below.
        const int Wanted = 55;
        var dividend = (UInt128)Int128.Abs(sum);
        var divisor = (UInt128)count;
        var shift = Math.Max(0, Wanted - (Length(dividend) - Length(divisor)));
        dividend <<= shift;
        var (quotient, remainder) = UInt128.DivRem(dividend, divisor);
        var dropped = Math.Max(0, Length(quotient) - 63);
        var isInexact = remainder != 0 || (quotient & ((UInt128.One << dropped) - 1)) != 0;
        var bits = (long)(quotient >> dropped) | (isInexact ? 1L : 0);

        // Converting 64 bits rounds once, correctly; the scale is a power of two in the normal range, hence exact.
        var magnitude = Math.ScaleB((double)bits, dropped - shift);
        return sum < 0 ? -magnitude : magnitude;
    }

    private static int Length(UInt128 value) => 128 - (int)UInt128.LeadingZeroCount(value);
}
