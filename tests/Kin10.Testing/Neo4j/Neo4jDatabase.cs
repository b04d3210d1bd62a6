namespace Kin10.Testing.Neo4j;

/// <summary>
/// A database for what merely asks and writes: the one that <c>NEO4J_URI</c>, <c>NEO4J_USERNAME</c> (<c>neo4j</c>), <c>NEO4J_PASSWORD</c>
/// (<c>kin10-test</c>) and <c>NEO4J_DATABASE</c> name, whose graph is replaced; where there is no <c>NEO4J_URI</c>, that of a
/// <see cref="Neo4jInstance"/>. <see cref="Neo4jServers"/> opens it.
/// </summary>
/// <param name="Uri"><c>neo4j://host:7687</c>, <c>bolt://...</c></param>
/// <param name="Username">The user's name.</param>
/// <param name="Password">The user's password.</param>
/// <param name="Name">The database's name; null for the user's home database.</param>
public sealed record Neo4jDatabase(string Uri, string Username, string Password, string? Name)
{
    private const string UriVariable = "NEO4J_URI";
    private const string UsernameVariable = "NEO4J_USERNAME";
    private const string PasswordVariable = "NEO4J_PASSWORD";
    private const string NameVariable = "NEO4J_DATABASE";

    /// <summary>The one that the environment names, or named before <see cref="ForgetVariables"/>; null where it names none.</summary>
    public static Neo4jDatabase? Named { get; } = Read(UriVariable) is { } uri
        ? new(uri, Read(UsernameVariable) ?? Neo4jInstance.Username, Read(PasswordVariable) ?? Neo4jInstance.Password, Read(NameVariable))
        : null;

    /// <summary>Why tests that need one are skipped here; null when they run, be it to fail because all is required.</summary>
    public static string? WhyMissing =>
        Named is null && Neo4jScript.WhySkipped is { } reason ? $"{UriVariable} is not set. {reason}" : null;

    /// <summary>The variables by which a program finds it.</summary>
    public Dictionary<string, string> Variables
    {
        get
        {
            var variables = new Dictionary<string, string>
            {
                [UriVariable] = Uri,
                [UsernameVariable] = Username,
                [PasswordVariable] = Password,
            };
            if (Name is not null)
            {
                variables.Add(NameVariable, Name);
            }

            return variables;
        }
    }

    /// <summary>
    /// Takes the variables out of this process's environment, so that programs that it starts get only what they are given.
    /// </summary>
    public static void ForgetVariables()
    {
        // Reads them before they are gone.
        _ = Named;
        foreach (var name in (string[])[UriVariable, UsernameVariable, PasswordVariable, NameVariable])
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    /// <summary>Never the password.</summary>
    public override string ToString() => Uri;

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
