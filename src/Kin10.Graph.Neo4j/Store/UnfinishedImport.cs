using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// The mark of a database that an import fills in several transactions: a property of the node that names the graph, from the first to the
/// last of them. While it is there, nothing is read from the graph.
/// </summary>
internal static class UnfinishedImport
{
    /// <summary>The label of the node that names the graph.</summary>
    public const string Label = ImportTraces.GraphLabel;

    /// <summary>The property, whose value tells one import from another.</summary>
    public const string Property = "importing";

    /// <summary>Gives a record where the mark is there.</summary>
    public const string Statement = $"MATCH (n:{Label}) WHERE n.{Property} IS NOT NULL RETURN true LIMIT 1";

    /// <summary>Why nothing is read.</summary>
    public const string Reason =
        "An import into this database has not finished, and nothing is read before it has. If none is running, run import again.";

    /// <summary>What a reader gets.</summary>
    public static GraphStoreException Error() => new(Reason, isTransient: true) { ForClients = Reason };
}
