namespace Kin10.Graph.Results;

/// <summary>
/// The sum of floats and their average, the same on every store: add them in the order of id (code points). Mutable: keep it in a local
/// or an array, not in a readonly field.
/// </summary>
public struct FloatSum
{
    private double _sum;

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="value">A finite number.</param>
    public void Add(double value)
    {
        _sum += value;
        Count++;
    }

    /// <summary>The sum: 0 for nothing, false past the range of a double (<see cref="FieldErrors.FloatOverflow"/>).</summary>
    public readonly bool TryGetSum(out double sum)
    {
        // Once past the range it never comes back: only finite numbers are added.
        sum = _sum;
        return double.IsFinite(sum);
    }

    /// <summary>The sum for filters and orders, which never fail: past the range of a double it is the range's end.</summary>
    public readonly double Clamped => Math.Clamp(_sum, -double.MaxValue, double.MaxValue);

    /// <summary>The sum divided once by the count: null for nothing, false where the sum is past the range of a double.</summary>
    public readonly bool TryGetAverage(out double? average)
    {
        average = Count == 0 ? null : _sum / Count;
        return double.IsFinite(_sum);
    }
}
