namespace Kin10.Graph.Bundles;

/// <summary>
/// Between the steps of a large import: what the last one left behind is given back, instead of standing beside what the next one makes.
/// The garbage collector alone would let it stand until the whole machine's memory is scarce.
/// </summary>
public static class ImportMemory
{
    // Below, a collection costs more than it gives back.
    private const long LargeCount = 20_000;

    /// <summary>Gives back what nobody uses any more.</summary>
    /// <param name="count">How many nodes or relationships the step was about.</param>
    public static void Return(long count)
    {
        if (count >= LargeCount)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
