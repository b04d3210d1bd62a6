using Kin10.Graph.Stores;

namespace Kin10.Graph.ContractTests.Reference;

/// <summary>Tells the time that a history expects of its next import.</summary>
public sealed class ReferenceClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>An import as the history expects it.</summary>
    public static ImportOptions Options(ReferenceHistory history) =>
        new() { KeptChanges = ReferenceHistory.Kept, Clock = new ReferenceClock(history.Next) };

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;
}
