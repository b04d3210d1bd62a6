namespace Kin10.Bolt;

/// <summary>The server answered FAILURE. The connection survives, except where the server refused the login.</summary>
public sealed class BoltServerException : BoltException
{
    internal BoltServerException(
        string code,
        string message,
        string? gqlStatus,
        string? statusDescription,
        IReadOnlyDictionary<string, object?> diagnosticRecord,
        BoltServerException? cause)
        : base(message, cause)
    {
        Code = code;
        GqlStatus = gqlStatus;
        StatusDescription = statusDescription;
        DiagnosticRecord = diagnosticRecord;
    }

    /// <summary>
    /// Neo4j's status code, such as <c>Neo.ClientError.Statement.SyntaxError</c>; empty for a cause, which has none.
    /// </summary>
    public string Code { get; }

    /// <summary>The GQLSTATUS of ISO GQL, such as <c>42001</c>; null before Bolt 5.7.</summary>
    public string? GqlStatus { get; }

    /// <summary>The standard description of <see cref="GqlStatus"/>; null before Bolt 5.7.</summary>
    public string? StatusDescription { get; }

    /// <summary>
    /// The diagnostic record of ISO GQL, with the standard's default values for what the server does not say; empty before Bolt 5.7.
    /// </summary>
    public IReadOnlyDictionary<string, object?> DiagnosticRecord { get; }

    /// <summary>What led to it, from Bolt 5.7 on.</summary>
    public BoltServerException? Cause => InnerException as BoltServerException;

    /// <summary>Whether the server calls it transient, or it says that another member of the cluster must do the work.</summary>
    public bool IsTransient => ServerErrorCodes.IsTransient(Code);

    /// <inheritdoc/>
    public override bool IsRetryable => IsTransient || HasOtherLogin;

    // For a client whose logins change: this one was refused, and whoever tries again has another one.
    internal bool HasOtherLogin { get; init; }

    /// <inheritdoc/>
    public override bool ConnectionSurvives => !ServerErrorCodes.EndsConnection(Code);
}
