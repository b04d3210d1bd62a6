using Kin10.Graph.Bundles;
using Kin10.Graph.Changes;

namespace Kin10.Graph.Stores;

/// <summary>How an import is done, and what it leaves in the log of changes.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// Told what is about to change. An exception from it is the import's: the graph stays as it is then. May be told again, where the
    /// import has to begin again because others wrote.
    /// </summary>
    public Action<ChangeSet>? Review { get; init; }

    /// <summary>What the log says of the import, in the words of whoever imports.</summary>
    public string? Note { get; init; }

    /// <summary>How many changes the log keeps, of this import and those before it; the newest import is always known.</summary>
    public int KeptChanges { get; init; } = ChangeLog.DefaultKept;

    /// <summary>Tells the time of the import.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
