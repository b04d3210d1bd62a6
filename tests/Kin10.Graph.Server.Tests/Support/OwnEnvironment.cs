using System.Runtime.CompilerServices;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>What this process hands down to the servers that tests start.</summary>
internal static class OwnEnvironment
{
    // They read NEO4J_URI too: a database that is named there is theirs only where a test says so.
    [ModuleInitializer]
    internal static void ForgetDatabase() => Neo4jDatabase.ForgetVariables();
}
