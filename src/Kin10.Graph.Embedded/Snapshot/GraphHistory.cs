using Kin10.Graph.Bundles;
using Kin10.Graph.Changes;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>What is known of the imports that made a graph. Immutable.</summary>
/// <param name="Log">What the last of them changed.</param>
/// <param name="UsualTime">When nodes that have no time of their own were added; null where that is not known.</param>
/// <param name="Times">When other nodes were added or changed last, by id.</param>
internal sealed record GraphHistory(
    ChangeLog Log, DateTimeOffset? UsualTime, IReadOnlyDictionary<string, DateTimeOffset> Times)
{
    /// <summary>Nothing is known.</summary>
    public static GraphHistory None { get; } = new(ChangeLog.Empty, null, new Dictionary<string, DateTimeOffset>());

    /// <summary>What is known after an import.</summary>
    /// <param name="import">Its record.</param>
    /// <param name="facts">What it changed, without what is derived.</param>
    /// <param name="isFirst">Whether there was no node before.</param>
    /// <param name="keep">How many changes are kept.</param>
    public GraphHistory With(ImportRecord import, ChangeSet facts, bool isFirst, int keep)
    {
        var log = Log.With(import, keep);
        if (isFirst)
        {
            return new GraphHistory(log, import.At, new Dictionary<string, DateTimeOffset>());
        }

        var times = new Dictionary<string, DateTimeOffset>(Times);
        foreach (var changes in facts.Nodes)
        {
            foreach (var row in changes.Removed)
            {
                times.Remove(row.Key);
            }

            foreach (var id in Written(changes))
            {
                times[id] = import.At;
            }
        }

        return new GraphHistory(log, UsualTime, times);
    }

    /// <summary>The ids of nodes that are added or changed.</summary>
    public static IEnumerable<string> Written(NodeChanges changes) =>
        changes.Added.Select(row => row.Id).Concat(changes.Changed.Select(row => row.After.Id));
}
