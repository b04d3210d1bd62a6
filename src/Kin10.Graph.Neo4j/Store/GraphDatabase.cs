using Kin10.Bolt;
using Kin10.Graph.Neo4j.Clients;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>The client with the settings that everything in this store uses.</summary>
internal sealed class GraphDatabase(Neo4jOptions options) : IAsyncDisposable
{
    public Neo4jOptions Options => options;

    public IDatabaseClient Client { get; } = options.Client(options);

    public SessionOptions Reading { get; } = new() { Database = options.Database, AccessMode = AccessMode.Read };

    public SessionOptions Writing { get; } = new() { Database = options.Database, AccessMode = AccessMode.Write };

    /// <summary>The settings of transactions that answer requests.</summary>
    public TransactionOptions Request { get; } = new() { Timeout = options.TransactionTimeout };

    /// <summary>The settings of imports, exports and migrations.</summary>
    public TransactionOptions Import { get; } = new() { Timeout = options.ImportTimeout };

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
