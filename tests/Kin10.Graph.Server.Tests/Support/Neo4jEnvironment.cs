using System.Runtime.CompilerServices;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>
/// Where a real Neo4j for tests comes from: <c>KIN10_NEO4J</c> is the path of a script that starts and kills servers; <c>none</c> says
/// that there is none on this machine, even where everything is required.
/// </summary>
internal static class Neo4jEnvironment
{
    public const string Missing = "KIN10_NEO4J is not set: the path of the script that starts and kills a Neo4j server for tests.";

    private const string None = "none";

    /// <summary>The script, or null.</summary>
    public static string? Script { get; } = Environment.GetEnvironmentVariable("KIN10_NEO4J") is { Length: > 0 } script && script != None ? script : null;

    /// <summary>Why tests cannot run here; null when they can, or must.</summary>
    public static string? WhyMissing() =>
        Script is not null ? null
        : Environment.GetEnvironmentVariable("KIN10_NEO4J") == None ? "KIN10_NEO4J says that there is no Neo4j for tests here."
        : Environment.GetEnvironmentVariable("KIN10_REQUIRE_ALL") == "1" ? null
        : Missing;

    // Servers that tests start read the environment too: a database that is named there is not theirs, unless a test says so.
    [ModuleInitializer]
    internal static void Forget()
    {
        foreach (var name in (string[])["NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"])
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}

/// <summary>A test with a Neo4j server of its own: skipped, with the reason, where there is none, unless all is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Neo4jFactAttribute : FactAttribute
{
    public Neo4jFactAttribute() => Skip = Neo4jEnvironment.WhyMissing()!;
}

/// <summary>A theory with a Neo4j server of its own, as <see cref="Neo4jFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class Neo4jTheoryAttribute : TheoryAttribute
{
    public Neo4jTheoryAttribute() => Skip = Neo4jEnvironment.WhyMissing()!;
}
