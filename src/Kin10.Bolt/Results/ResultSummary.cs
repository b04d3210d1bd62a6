using Kin10.Bolt.Connections;
using Kin10.Bolt.Handshake;
using Kin10.Bolt.Messages;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt;

/// <summary>What the server says at the end of a result.</summary>
public sealed class ResultSummary
{
    private readonly byte[] _metadata;
    private readonly BoltVersion _version;
    private Dictionary<string, object?>? _decoded;

    internal ResultSummary(string query, BoltConnection connection, long? firstAfter, SuccessMessage success)
    {
        Query = query;
        Server = connection.Address;
        ServerAgent = connection.ServerAgent;
        _version = connection.Version;
        ResultAvailableAfter = firstAfter is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        Bookmark = success.Bookmark;
        _metadata = success.Metadata.ToArray();
    }

    /// <summary>The statement.</summary>
    public string Query { get; }

    /// <summary>The server that ran it.</summary>
    public BoltAddress Server { get; }

    /// <summary>Its product and version, such as <c>Neo4j/5.26.16</c>.</summary>
    public string ServerAgent { get; }

    /// <summary>The version of Bolt that it was spoken to in, such as <c>5.8</c>.</summary>
    public string ProtocolVersion => _version.ToString();

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

    /// <summary>How long it took until the first record was ready.</summary>
    public TimeSpan? ResultAvailableAfter { get; }

    /// <summary>How long it took until the last record was sent.</summary>
    public TimeSpan? ResultConsumedAfter =>
        Metadata.GetValueOrDefault("t_last") is long milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>What was changed: <c>nodes-created</c>, <c>properties-set</c>, ...; empty if nothing was.</summary>
    public IReadOnlyDictionary<string, object?> Counters =>
        Metadata.GetValueOrDefault("stats") as Dictionary<string, object?> ?? [];
}
