using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// Places of texts by their hash, in open addressing. Who holds the texts compares them; where hashes differ, no text is looked at.
/// </summary>
internal struct HashedPlaces
{
    private const int LeastLength = 16;

    // The hash above, one more than the place below: nothing is 0.
    private ulong[] _slots;

    /// <param name="expected">How many places are expected.</param>
    public HashedPlaces(int expected) =>
        _slots = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastLength, checked(expected * 2)))];

    public int Count { get; private set; }

    /// <summary>A text's hash. Only imports make texts, so that nobody can choose colliding ones from outside.</summary>
    public static uint Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)utf8.Length;
        var place = 0;
        for (; place <= utf8.Length - sizeof(ulong); place += sizeof(ulong))
        {
            hash = (hash ^ Word(utf8, place)) * Factor;
            hash ^= hash >> 29;
        }

        for (; place < utf8.Length; place++)
        {
            hash = (hash << 8) ^ utf8[place];
        }

        hash *= Factor;
        return (uint)((hash ^ (hash >> 29)) >> 32);
    }

    /// <summary>Whether two texts are equal: most that are compared here are, and short.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        if (x.Length != y.Length)
        {
            return false;
        }

        var place = 0;
        for (; place <= x.Length - sizeof(ulong); place += sizeof(ulong))
        {
            if (Word(x, place) != Word(y, place))
            {
                return false;
            }
        }

        for (; place < x.Length; place++)
        {
            if (x[place] != y[place])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where to begin to look for a hash.</summary>
    public readonly int Begin(uint hash) => (int)hash & (_slots.Length - 1);

    /// <summary>The next place whose text has that hash.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="slot">Where to look, at first what <see cref="Begin"/> says.</param>
    /// <param name="place">The place.</param>
    /// <returns>False when there is none any more.</returns>
    public readonly bool TryNext(uint hash, ref int slot, out int place)
    {
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var found = _slots[slot];
            if ((uint)(found >> 32) == hash)
            {
                place = (int)(uint)found - 1;
                slot = (slot + 1) & (_slots.Length - 1);
                return true;
            }
        }

        place = -1;
        return false;
    }

    /// <summary>Adds the place of a text that is not there yet.</summary>
    public void Add(uint hash, int place)
    {
        if (++Count * 2 > _slots.Length)
        {
            var slots = _slots;
            _slots = new ulong[checked(slots.Length * 2)];
            foreach (var slot in slots)
            {
                if (slot != 0)
                {
                    Put(slot);
                }
            }
        }

        Put(((ulong)hash << 32) | (uint)(place + 1));
    }

    // The caller knows that there are as many bytes.
    private static ulong Word(ReadOnlySpan<byte> utf8, int place) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(utf8), place));

    private readonly void Put(ulong entry)
    {
        var slot = Begin((uint)(entry >> 32));
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = entry;
    }
}
