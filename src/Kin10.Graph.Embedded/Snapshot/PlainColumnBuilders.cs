using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>Makes a <see cref="TextColumn"/>.</summary>
internal sealed class TextColumnBuilder(int expected) : ColumnBuilder
{
    private readonly TextHeap.Builder _heap = new(expected);
    private KnownMask.Builder _known;

    public override void AddMissing()
    {
        _heap.AddMissing();
        _known.Add(false);
    }

    public override void Add(ReadOnlySpan<byte> utf8)
    {
        _heap.Add(utf8);
        _known.Add(true);
    }

    public override TextColumn Complete() => new(_heap.Complete(), _known.Complete());
}

/// <summary>Makes a <see cref="LongColumn"/>.</summary>
internal sealed class LongColumnBuilder(int expected) : ColumnBuilder
{
    private GrowingArray<long> _values = new(expected);
    private KnownMask.Builder _known;

    public override void AddMissing()
    {
        _values.Add(0);
        _known.Add(false);
    }

    public override void Add(long integer)
    {
        _values.Add(integer);
        _known.Add(true);
    }

    public override Column Complete() => new LongColumn(_values.Complete(), _known.Complete());
}

/// <summary>Makes a <see cref="DoubleColumn"/>.</summary>
internal sealed class DoubleColumnBuilder(int expected) : ColumnBuilder
{
    private GrowingArray<double> _values = new(expected);
    private KnownMask.Builder _known;

    public override void AddMissing()
    {
        _values.Add(0);
        _known.Add(false);
    }

    // Minus zero is zero, in print and in every comparison.
    public override void Add(double number)
    {
        _values.Add(number == 0 ? 0 : number);
        _known.Add(true);
    }

    public override Column Complete() => new DoubleColumn(_values.Complete(), _known.Complete());
}

/// <summary>Makes an <see cref="IntColumn"/>.</summary>
internal sealed class IntColumnBuilder(Property property, int expected, KeyDomain domain) : ColumnBuilder
{
    private GrowingArray<int> _keys = new(expected);
    private KnownMask.Builder _known;
    private string? _problem;

    public override string? Problem => _problem;

    public override void AddMissing()
    {
        _keys.Add(0);
        _known.Add(false);
    }

    public override void Add(long integer)
    {
        if (integer != (int)integer)
        {
            _problem ??= $"{property}: {integer} has more than 32 bits";
        }

        _keys.Add((int)integer);
        _known.Add(true);
    }

    public override Column Complete() => new IntColumn(_keys.Complete(), _known.Complete(), domain);
}
