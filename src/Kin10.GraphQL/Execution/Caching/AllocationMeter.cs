namespace Kin10.GraphQL.Execution.Caching;

/// <summary>
/// Weighs what is made without interruption on one thread, by what the thread allocates meanwhile: no less than what is held
/// afterwards, whatever it consists of.
/// </summary>
internal readonly struct AllocationMeter
{
    private readonly long _start;

    private AllocationMeter(long start) => _start = start;

    /// <summary>The bytes since the start.</summary>
    public long Bytes => GC.GetAllocatedBytesForCurrentThread() - _start;

    /// <summary>Starts to weigh.</summary>
    public static AllocationMeter Start() => new(GC.GetAllocatedBytesForCurrentThread());
}
