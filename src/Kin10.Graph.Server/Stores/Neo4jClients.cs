using Kin10.Graph.Neo4j;
#if NEO4J_DRIVER
using Kin10.Graph.Neo4j.Driver;
#endif

namespace Kin10.Graph.Server.Stores;

/// <summary>
/// The client that the build names: Kin10.Bolt, or with <c>-p:Neo4jClient=Neo4jDriver</c> the official driver. What that can do beyond the
/// settings (logins that change, client certificates, other resolvers of addresses) is told to it here.
/// </summary>
internal static class Neo4jClients
{
    /// <summary>The settings with that client.</summary>
    public static Neo4jOptions Choose(Neo4jOptions options) =>
#if NEO4J_DRIVER
        options.WithNeo4jDriver();
#else
        options;
#endif
}
