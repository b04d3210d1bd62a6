namespace Kin10.Graph.Server.Options;

/// <summary>
/// Which Neo4j database to serve from, under the names that Neo4j's own tools use: <c>NEO4J_URI</c>, <c>NEO4J_USERNAME</c>,
/// <c>NEO4J_PASSWORD</c>, <c>NEO4J_DATABASE</c>. Its text never shows the password.
/// </summary>
internal sealed class Neo4jLogin
{
    /// <summary>The setting that chooses Neo4j as the store.</summary>
    public const string UriKey = "NEO4J_URI";

    /// <summary>The user's name.</summary>
    public const string UsernameKey = "NEO4J_USERNAME";

    /// <summary>The user's password.</summary>
    public const string PasswordKey = "NEO4J_PASSWORD";

    /// <summary>The database's name.</summary>
    public const string DatabaseKey = "NEO4J_DATABASE";

    private const string DefaultUsername = "neo4j";

    /// <summary><c>neo4j://host:7687</c>, <c>bolt://...</c>, with <c>+s</c> or <c>+ssc</c> for TLS.</summary>
    public required string Uri { get; init; }

    /// <summary>The user; null for a server without logins. Where only a password is given, <c>neo4j</c>.</summary>
    public string? Username { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }

    /// <summary>The database; null for the user's home database.</summary>
    public string? Database { get; init; }

    /// <summary>Reads it; null where no URI is given, so that the embedded store serves.</summary>
    public static Neo4jLogin? Read(IConfiguration configuration, List<string> mistakes)
    {
        if (Value(configuration, UriKey) is not { } uri)
        {
            return null;
        }

        var password = Value(configuration, PasswordKey);
        var username = Value(configuration, UsernameKey);
        if (username is not null && password is null)
        {
            mistakes.Add($"{PasswordKey} is missing: {UsernameKey} is given. For a server without logins leave both out.");
        }

        return new Neo4jLogin
        {
            Uri = uri,
            Username = username ?? (password is null ? null : DefaultUsername),
            Password = password,
            Database = Value(configuration, DatabaseKey),
        };
    }

    /// <summary>URI, user and database.</summary>
    public override string ToString() => $"{Uri} user {Username ?? "(none)"} database {Database ?? "(home)"}";

    private static string? Value(IConfiguration configuration, string key) =>
        configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
