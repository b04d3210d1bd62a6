namespace Kin10.Graph.Server.Answers;

/// <summary>What is known of a request from before.</summary>
internal enum RequestHabit
{
    /// <summary>Nothing: most requests are never asked again.</summary>
    Unknown,

    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It had an answer that cannot be kept.</summary>
    NotKept,
}

/// <summary>Remembers requests a while, in a table of fixed size: what lands in the same place takes it over.</summary>
internal sealed class RequestHabits
{
    private const int Places = 1 << 14;
    private readonly ulong[] _places = new ulong[Places];

    /// <summary>What is known of a request.</summary>
    public RequestHabit Find(RequestKey key)
    {
        var entry = Volatile.Read(ref _places[PlaceOf(key)]);
        return (entry & ~1UL) != Mark(key) ? RequestHabit.Unknown
            : (entry & 1) == 0 ? RequestHabit.Answered
            : RequestHabit.NotKept;
    }

    /// <summary>Remembers how a request was answered.</summary>
    public void Note(RequestKey key, bool isKept) => Volatile.Write(ref _places[PlaceOf(key)], Mark(key) | (isKept ? 0UL : 1UL));

    private static int PlaceOf(RequestKey key) => (int)((ulong)(key.Value >> 64) % Places);

    private static ulong Mark(RequestKey key) => ((ulong)key.Value & ~1UL) | 2;
}
