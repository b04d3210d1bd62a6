namespace Kin10.Graph.Changes;

/// <summary>What an import left behind. Its changes are read from their JSON when somebody asks for them.</summary>
public sealed record ImportRecord
{
    private readonly Lazy<IReadOnlyList<GraphChange>> _changes;

    /// <summary>The record of an import.</summary>
    /// <param name="number">How many imports there were before it that changed something, and this one.</param>
    /// <param name="at">When it was, in whole milliseconds; later than those before it.</param>
    /// <param name="count">How many changes are kept of it.</param>
    /// <param name="json">The changes, as <see cref="ChangeText"/> has them.</param>
    public ImportRecord(long number, DateTimeOffset at, int count, byte[] json)
    {
        (Number, At, Count, Json) = (number, at, count, json);
        _changes = new Lazy<IReadOnlyList<GraphChange>>(() => ChangeText.Read(json));
    }

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

    /// <summary>The changes as UTF-8, as <see cref="ChangeText"/> has them.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The changes: nodes by type and kind and id, then links.</summary>
    /// <exception cref="FormatException">They were written by something else.</exception>
    public IReadOnlyList<GraphChange> Changes => _changes.Value;
}
