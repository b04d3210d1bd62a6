using global::Neo4j.Driver;

namespace Kin10.Graph.Neo4j.Driver.Errors;

/// <summary>The last failure that the driver told its log: why no server gave it a routing table, it tells nobody else.</summary>
internal sealed class FailureLog : ILogger
{
    private volatile Exception? _last;

    /// <summary>The last failure; null where there was none.</summary>
    public Exception? Last => _last;

    public void Warn(Exception? cause, string message, params object[] args) => Keep(cause);

    public void Error(Exception? cause, string message, params object[] args) => Keep(cause);

    public void Info(string message, params object[] args)
    {
    }

    public void Debug(string message, params object[] args)
    {
    }

    public void Trace(string message, params object[] args)
    {
    }

    public bool IsDebugEnabled() => false;

    public bool IsTraceEnabled() => false;

    // That there is no router is logged too, without a reason.
    private void Keep(Exception? cause)
    {
        if (cause is not (null or ServiceUnavailableException { InnerException: null }))
        {
            _last = cause;
        }
    }
}
