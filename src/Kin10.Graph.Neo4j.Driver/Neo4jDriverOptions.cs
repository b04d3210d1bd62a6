using global::Neo4j.Driver;

namespace Kin10.Graph.Neo4j.Driver;

/// <summary>Chooses Neo4j.Driver as the client of a store.</summary>
public static class Neo4jDriverOptions
{
    /// <summary>The same settings, with Neo4j.Driver as the client.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="logins">Gives logins that change in the course of time; null for the one of the settings.</param>
    /// <param name="configure">
    /// What else the driver is to do, such as another address resolver or a client certificate; called after the settings, for each store
    /// that is made, and once more where transactions are ended that nobody waits for.
    /// </param>
    public static Neo4jOptions WithNeo4jDriver(
        this Neo4jOptions options, IAuthTokenManager? logins = null, Action<ConfigBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Client = settings => DriverClient.Create(settings, logins, configure) };
    }
}
