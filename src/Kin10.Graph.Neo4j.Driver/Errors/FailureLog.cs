using global::Neo4j.Driver;

namespace Kin10.Graph.Neo4j.Driver.Errors;

/// <summary>What the driver last warned of: why no server gave it a routing table, it tells only its log.</summary>
internal sealed class FailureLog : ILogger
{
    private volatile Exception? _last;

    /// <summary>The last failure; null where there was none.</summary>
    public Exception? Last => _last;

    public void Warn(Exception? cause, string message, params object[] args) => _last = cause ?? _last;

    public void Error(Exception? cause, string message, params object[] args)
    {
    }

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
}
