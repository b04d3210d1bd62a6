using System.Numerics;

namespace Kin10.Graph.Embedded.Execution.Rows;

/// <summary>A set of integers that is emptied in constant time and reused.</summary>
internal sealed class IntSet
{
    private int[] _values = new int[64];
    private int[] _generations = new int[64];
    private int _generation = 1;
    private int _count;

    public void Clear()
    {
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
        if (_count * 2 >= _values.Length)
        {
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
    public bool Contains(int value) => _generations[Slot(value)] == _generation;

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
