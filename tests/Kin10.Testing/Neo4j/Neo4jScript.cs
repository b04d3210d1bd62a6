namespace Kin10.Testing.Neo4j;

/// <summary>
/// The script that starts and kills servers. <c>KIN10_NEO4J</c> is its path, from the repository's root where it is not a full one;
/// <c>none</c> says that there is none on this machine, even where everything is required. Where it is not set, the script that lies
/// beside the repository is taken. Its server needs Java.
/// </summary>
internal static class Neo4jScript
{
    private const string Variable = "KIN10_NEO4J";
    private const string None = "none";
    private const string Beside = "../shared/neo4j/neo4j";

    private static readonly string? Named = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;
    private static readonly string FullPath = Path.GetFullPath(Named ?? Beside, Repository.Root);

    /// <summary>Its path.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says why.</exception>
    public static string File => WhyMissing is null ? FullPath : throw new InvalidOperationException(WhyMissing);

    /// <summary>Why what needs it is skipped; null when it is there, or when all is required.</summary>
    public static string? WhySkipped => Named == None || Environment.GetEnvironmentVariable("KIN10_REQUIRE_ALL") != "1" ? WhyMissing : null;

    private static string? WhyMissing { get; } = FindWhyMissing();

    private static string? FindWhyMissing()
    {
        if (Named == None)
        {
            // .ci/run counts the tests that were skipped with this text.
            return $"{Variable} says that there is no Neo4j for tests here.";
        }

        if (!System.IO.File.Exists(FullPath))
        {
            return Named is null
                ? $"{Variable}, the path of a script that starts and kills a Neo4j server, is not set, and there is no {Beside}."
                : $"{Variable} names {FullPath}, which does not exist.";
        }

        return Programs.Find("java") is null ? "java is not in PATH." : null;
    }
}
