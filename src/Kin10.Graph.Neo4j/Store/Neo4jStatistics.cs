using Kin10.Bolt;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Planning;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>How many nodes and relationships there are, from the database's own counts; asked for again when they are old.</summary>
internal sealed class Neo4jStatistics : IGraphStatistics
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly GraphDatabase _database;
    private readonly string _statement;
    private readonly int _nodeTypes;
    private long[] _counts;
    private long _readAt;
    private int _isReading;

    public Neo4jStatistics(GraphDatabase database, GraphModel model)
    {
        _database = database;
        _nodeTypes = model.NodeTypes.Count;
        _counts = new long[model.NodeTypes.Count + model.RelationshipTypes.Count];
        _readAt = long.MinValue;
        _statement = $"RETURN {GraphCounts.Of(model, _ => "")} AS counts";
    }

    // Such a condition is a set that the statement makes before anything else.
    public bool DecidesForAllNodes => true;

    public long CountNodes(NodeType type) => Fresh()[type.Index];

    public long CountRelationships(RelationshipType type) => Fresh()[_nodeTypes + type.Index];

    /// <summary>Asks the database now.</summary>
    public async Task<long[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using var session = _database.Client.Session(_database.Reading);
        var cursor = await session.RunAsync(_statement, null, _database.Request, cancellationToken);
        var record = await cursor.SingleAsync(cancellationToken);
        _counts = [.. ((IEnumerable<object?>)record[0]!).Select(count => (long)count!)];
        _readAt = Environment.TickCount64;
        return _counts;
    }

    // Estimates need no fresh counts: who asks gets the old ones, and new ones are on their way.
    private long[] Fresh()
    {
        if ((_readAt == long.MinValue || Environment.TickCount64 - _readAt > _database.Options.StatisticsAge.TotalMilliseconds)
            && Interlocked.Exchange(ref _isReading, 1) == 0)
        {
            _ = Task.Run(ReadQuietlyAsync);
        }

        return _counts;
    }

    private async Task ReadQuietlyAsync()
    {
        try
        {
            await ReadAsync(CancellationToken.None);
        }
        catch (BoltException)
        {
            // The old counts will do a little longer.
            _readAt = Environment.TickCount64 - (long)(_database.Options.StatisticsAge - RetryAfter).TotalMilliseconds;
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }
}
