namespace Kin10.GraphQL.Execution.Caching;

/// <summary>
/// Remembers what was asked lately, so that only what comes a second time is kept: a flood of requests that nobody repeats then
/// drives nothing out. A small table of hashes, each in the only place that it can have; what is forgotten, or taken for another's,
/// costs one compilation or one place in a cache. For concurrent use without a lock.
/// </summary>
internal sealed class SeenBefore
{
    private const int Places = 1 << 14;
    private readonly int[] _hashes = new int[Places];

    /// <summary>Remembers a hash.</summary>
    /// <returns>Whether it was remembered already.</returns>
    public bool Mark(int hash)
    {
        // 0 marks a free place.
        var mark = hash == 0 ? 1 : hash;
        ref var place = ref _hashes[hash & (Places - 1)];
        if (Volatile.Read(ref place) == mark)
        {
            return true;
        }

        Volatile.Write(ref place, mark);
        return false;
    }
}
