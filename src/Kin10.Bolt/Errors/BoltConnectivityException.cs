namespace Kin10.Bolt;

/// <summary>The server cannot be reached, or not any more.</summary>
public abstract class BoltConnectivityException : BoltException
{
    private readonly bool _isRetryable;

    private protected BoltConnectivityException(string message, Exception? inner, bool isRetryable)
        : base(message, inner) => _isRetryable = isRetryable;

    /// <inheritdoc/>
    public override bool IsRetryable => _isRetryable;

    /// <inheritdoc/>
    public override bool ConnectionSurvives => false;
}

/// <summary>No server answers: it refuses connections, closed this one, or did not answer in time.</summary>
public sealed class ServiceUnavailableException : BoltConnectivityException
{
    internal ServiceUnavailableException(string message, Exception? inner = null, bool isRetryable = true)
        : base(message, inner, isRetryable)
    {
    }
}

/// <summary>One member of a cluster cannot serve this work any more; another may.</summary>
public sealed class SessionExpiredException : BoltConnectivityException
{
    internal SessionExpiredException(string message, Exception? inner = null, bool isRetryable = true)
        : base(message, inner, isRetryable)
    {
    }
}

/// <summary>
/// The connection was lost after COMMIT, or a statement by itself (auto-commit) that may write, had been sent and before the answer
/// came: it is not known whether the changes were made. Not retried, because they might be made twice.
/// </summary>
public sealed class CommitOutcomeUnknownException : BoltConnectivityException
{
    internal CommitOutcomeUnknownException(string message, Exception inner)
        : base(message, inner, isRetryable: false)
    {
    }
}

/// <summary>No connection became free within the acquisition timeout.</summary>
public sealed class ConnectionAcquisitionTimeoutException : BoltConnectivityException
{
    internal ConnectionAcquisitionTimeoutException(string message)
        : base(message, null, isRetryable: false)
    {
    }
}
