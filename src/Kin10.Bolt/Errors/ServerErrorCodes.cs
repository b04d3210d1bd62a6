namespace Kin10.Bolt;

/// <summary>What Neo4j's status codes mean for retries and routing, as the official drivers classify them.</summary>
internal static class ServerErrorCodes
{
    public const string NotALeader = "Neo.ClientError.Cluster.NotALeader";
    public const string ForbiddenOnReadOnlyDatabase = "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase";
    public const string DatabaseUnavailable = "Neo.TransientError.General.DatabaseUnavailable";
    public const string AuthorizationExpired = "Neo.ClientError.Security.AuthorizationExpired";
    public const string DatabaseNotFound = "Neo.ClientError.Database.DatabaseNotFound";
    public const string InvalidRequest = "Neo.ClientError.Request.Invalid";

    // Servers before 5 called these two transient, although the transaction was ended on purpose.
    private const string OldTerminated = "Neo.TransientError.Transaction.Terminated";
    private const string OldLockClientStopped = "Neo.TransientError.Transaction.LockClientStopped";

    public static bool IsTransient(string code) =>
        (code.StartsWith("Neo.TransientError.", StringComparison.Ordinal) && code is not (OldTerminated or OldLockClientStopped))
        || IsNotWriter(code)
        || code == AuthorizationExpired;

    /// <summary>The server is not, or no longer, the one that takes writes.</summary>
    public static bool IsNotWriter(string code) => code is NotALeader or ForbiddenOnReadOnlyDatabase;

    /// <summary>The server closes the connection by itself, or its login is worth nothing any more.</summary>
    public static bool EndsConnection(string code) =>
        code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal)
        && !code.EndsWith(".Forbidden", StringComparison.Ordinal);

    /// <summary>Asking another router would bring the same answer.</summary>
    public static bool IsFatalForRouting(string code) =>
        code is DatabaseNotFound or InvalidRequest
            or "Neo.ClientError.Transaction.InvalidBookmark" or "Neo.ClientError.Transaction.InvalidBookmarkMixture"
            or "Neo.ClientError.Statement.TypeError" or "Neo.ClientError.Statement.ArgumentError"
        || (code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) && code != AuthorizationExpired);
}
