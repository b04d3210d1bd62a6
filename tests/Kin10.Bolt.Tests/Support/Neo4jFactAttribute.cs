namespace Kin10.Bolt.Tests.Support;

/// <summary>
/// A test against a real Neo4j. KIN10_NEO4J names the program that starts and stops one ("neo4j start --home ..."); without it
/// ../shared/neo4j/neo4j is taken. Where there is none the test is left out and says so; with KIN10_REQUIRE_ALL=1 it runs, and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Neo4jFactAttribute : FactAttribute
{
    public Neo4jFactAttribute()
    {
        if (Neo4jServer.Program is null && Environment.GetEnvironmentVariable("KIN10_REQUIRE_ALL") != "1")
        {
            Skip = "KIN10_NEO4J names no program that starts Neo4j, none lies in ../shared/neo4j, or there is no java in PATH.";
        }
    }
}
