using Kin10.Bolt.PackStream;

namespace Kin10.Bolt;

/// <summary>What the server says at the end of a result.</summary>
public sealed class ResultSummary
{
    private readonly byte[] _metadata;
    private Dictionary<string, object?>? _decoded;

    internal ResultSummary(string query, BoltAddress server, ReadOnlyMemory<byte> metadata, string? bookmark)
    {
        Query = query;
        Server = server;
        Bookmark = bookmark;
        _metadata = metadata.ToArray();
    }

    /// <summary>The statement.</summary>
    public string Query { get; }

    /// <summary>The server that ran it.</summary>
    public BoltAddress Server { get; }

    /// <summary>The bookmark, if the statement was a transaction by itself.</summary>
    public string? Bookmark { get; }

    /// <summary>
    /// Everything that the server said: <c>type</c>, <c>t_last</c>, <c>stats</c>, <c>plan</c>, <c>profile</c>, <c>statuses</c>,
    /// ...
    /// </summary>
    public IReadOnlyDictionary<string, object?> Metadata
    {
        get
        {
            if (_decoded is null)
            {
                var reader = new PackStreamReader(_metadata);
                _decoded = ValueReader.ReadMap(ref reader);
            }

            return _decoded;
        }
    }

    /// <summary>The database.</summary>
    public string? Database => Metadata.GetValueOrDefault("db") as string;

    /// <summary><c>r</c>, <c>w</c>, <c>rw</c>, or <c>s</c> for a change of the schema.</summary>
    public string? QueryType => Metadata.GetValueOrDefault("type") as string;

    /// <summary>How long it took until the last record was sent.</summary>
    public TimeSpan? ResultConsumedAfter =>
        Metadata.GetValueOrDefault("t_last") is long milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>What was changed: <c>nodes-created</c>, <c>properties-set</c>, ...; empty if nothing was.</summary>
    public IReadOnlyDictionary<string, object?> Counters =>
        Metadata.GetValueOrDefault("stats") as Dictionary<string, object?> ?? [];
}
