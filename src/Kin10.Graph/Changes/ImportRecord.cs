namespace Kin10.Graph.Changes;

/// <summary>What an import left behind. Its changes are read from their text when somebody asks for them.</summary>
public sealed record ImportRecord
{
    private readonly Lazy<IReadOnlyList<GraphChange>> _changes;

    private ImportRecord(long number, DateTimeOffset at, int count, Lazy<IReadOnlyList<GraphChange>> changes) =>
        (Number, At, Count, _changes) = (number, at, count, changes);

    /// <summary>Its number.</summary>
    public long Number { get; }

    /// <summary>When it was.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What whoever imported said of it.</summary>
    public string? Note { get; init; }

    /// <summary>The version of the graph that it began with; null where that is not known.</summary>
    public string? FromVersion { get; init; }

    /// <summary>The version of the graph that it made; null where that is not known.</summary>
    public string? ToVersion { get; init; }

    /// <summary>How many changes are kept of it.</summary>
    public int Count { get; }

    /// <summary>The changes: nodes by type and kind and id, then links.</summary>
    /// <exception cref="FormatException">They were written by something else.</exception>
    public IReadOnlyList<GraphChange> Changes => _changes.Value;

    /// <summary>The record of an import that is under way.</summary>
    /// <param name="number">How many imports there were before it that changed something, and this one.</param>
    /// <param name="at">When it was, in whole milliseconds; later than those before it.</param>
    /// <param name="changes">The changes that are kept of it.</param>
    public static ImportRecord Of(long number, DateTimeOffset at, IReadOnlyList<GraphChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new ImportRecord(number, at, changes.Count, new Lazy<IReadOnlyList<GraphChange>>(changes));
    }

    /// <summary>A record as a store holds it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="at">When it was.</param>
    /// <param name="count">How many changes are kept of it.</param>
    /// <param name="changes">The changes, as <see cref="ChangeText"/> has them.</param>
    public static ImportRecord Held(long number, DateTimeOffset at, int count, string changes) =>
        new(number, at, count, new Lazy<IReadOnlyList<GraphChange>>(() => ChangeText.Read(changes)));
}
