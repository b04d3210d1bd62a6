using System.Numerics;

namespace Kin10.Graph.Embedded.Execution.Rows;

/// <summary>
/// A set of integers that is emptied and reused. While it holds few it is a table of hashes; once that would take more memory than a bit
/// for each possible value, it is these bits.
/// </summary>
/// <param name="bound">All values are at least 0 and less than this; 0 where nothing is known of them.</param>
internal sealed class IntSet(int bound = 0)
{
    // A table takes 16 bytes or more for each value.
    private const int ValuesPerBit = 128;
    private const int FewestForBits = 1024;
    private readonly int _mostInTable = bound == 0 ? int.MaxValue : Math.Max(FewestForBits, bound / ValuesPerBit);
    private int[] _values = new int[64];
    private int[] _generations = new int[64];
    private ulong[] _bits = [];
    private int _generation = 1;
    private int _count;
    private bool _isBits;

    public void Clear()
    {
        if (_isBits)
        {
            Array.Clear(_bits);
            _isBits = false;
        }

        _count = 0;
        if (++_generation == int.MaxValue)
        {
            Array.Clear(_generations);
            _generation = 1;
        }
    }

    /// <summary>False when the value is in it already.</summary>
    public bool Add(int value)
    {
        if (_isBits)
        {
            ref var word = ref _bits[value >> 6];
            var bit = 1UL << value;
            var isNew = (word & bit) == 0;
            word |= bit;
            return isNew;
        }

        if (_count * 2 >= _values.Length)
        {
            if (_count >= _mostInTable)
            {
                BecomeBits();
                return Add(value);
            }

            Grow();
        }

        var slot = Slot(value);
        if (_generations[slot] == _generation)
        {
            return false;
        }

        _values[slot] = value;
        _generations[slot] = _generation;
        _count++;
        return true;
    }

    /// <summary>Whether the value is in it.</summary>
    public bool Contains(int value) => _isBits ? (_bits[value >> 6] & (1UL << value)) != 0 : _generations[Slot(value)] == _generation;

    private void BecomeBits()
    {
        if (_bits.Length == 0)
        {
            _bits = new ulong[(bound + 63) / 64];
        }

        for (var i = 0; i < _values.Length; i++)
        {
            if (_generations[i] == _generation)
            {
                _bits[_values[i] >> 6] |= 1UL << _values[i];
            }
        }

        _isBits = true;
    }

    private int Slot(int value)
    {
        var mask = _values.Length - 1;
        var slot = (int)((uint)value * 2654435769u >> (32 - BitOperations.Log2((uint)_values.Length)));
        while (_generations[slot] == _generation && _values[slot] != value)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var (values, generations) = (_values, _generations);
        _values = new int[values.Length * 2];
        _generations = new int[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
        {
            if (generations[i] == _generation)
            {
                var slot = Slot(values[i]);
                _values[slot] = values[i];
                _generations[slot] = _generation;
            }
        }
    }
}
