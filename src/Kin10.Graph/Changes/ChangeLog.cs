using Kin10.Graph.Bundles;

namespace Kin10.Graph.Changes;

/// <summary>What the last imports changed, newest first. Immutable.</summary>
/// <param name="Imports">The imports that changed facts, newest first.</param>
public sealed record ChangeLog(IReadOnlyList<ImportRecord> Imports)
{
    /// <summary>How many changes are kept where no setting says otherwise.</summary>
    public const int DefaultKept = 10_000;

    /// <summary>Nothing is known.</summary>
    public static ChangeLog Empty { get; } = new([]);

    /// <summary>When facts were imported last; null where that is not known.</summary>
    public DateTimeOffset? ImportedAt => Imports.Count == 0 ? null : Imports[0].At;

    /// <summary>The record of an import.</summary>
    /// <param name="last">The number and the time of the import before it; null where there is none.</param>
    /// <param name="facts">What it changes, without what is derived.</param>
    /// <param name="keep">How many changes are kept.</param>
    /// <param name="now">The time.</param>
    public static ImportRecord Record((long Number, DateTimeOffset At)? last, ChangeSet facts, int keep, DateTimeOffset now)
    {
        // Whoever asks for all changes since the last one that is known must miss none, whatever the clock does.
        var at = ChangeTime.Floor(now);
        if (last is { At: var before } && at <= before)
        {
            at = before + ChangeTime.Step;
        }

        var (json, count) = ChangeText.Write(ChangeRecorder.Record(facts, keep));
        return new ImportRecord((last?.Number ?? 0) + 1, at, count, json);
    }

    /// <summary>Whole imports are kept, as many as have no more changes together; the newest one always is.</summary>
    /// <param name="imports">The numbers of imports with how many changes each has, newest first, at least one.</param>
    /// <param name="keep">How many changes are kept.</param>
    /// <returns>The number of the oldest that stays.</returns>
    public static long OldestKept(IEnumerable<(long Number, int Count)> imports, int keep)
    {
        ArgumentNullException.ThrowIfNull(imports);
        var (oldest, count) = (-1L, 0L);
        foreach (var import in imports)
        {
            count += import.Count;
            if (oldest >= 0 && count > keep)
            {
                break;
            }

            oldest = import.Number;
        }

        return oldest;
    }

    /// <summary>The log with one import more.</summary>
    public ChangeLog With(ImportRecord import, int keep)
    {
        ImportRecord[] all = [import, .. Imports];
        var oldest = OldestKept(all.Select(each => (each.Number, each.Count)), keep);
        return new ChangeLog([.. all.Where(each => each.Number >= oldest)]);
    }
}
