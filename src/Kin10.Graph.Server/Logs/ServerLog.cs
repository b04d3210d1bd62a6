using Kin10.Graph.Server.Options;

namespace Kin10.Graph.Server.Logs;

/// <summary>
/// What the server writes into its log. Event ids are stable: 1000 requests, 2000 the graph, 3000 the life of the server.
/// </summary>
internal static partial class ServerLog
{
    /// <summary>The access line, one for each request: a warning when it has errors or was slow.</summary>
    [LoggerMessage(
        EventId = 1000,
        EventName = "Request",
        Message = "{Method} {Operation} {Outcome} {Status} {Codes} {Milliseconds:0.000} ms {Bytes} bytes")]
    public static partial void Request(
        ILogger logger, LogLevel level, string method, string operation, RequestOutcome outcome, int status, string codes,
        double milliseconds, long bytes);

    /// <summary>A fault of the server; the client is told only the trace id.</summary>
    [LoggerMessage(1001, LogLevel.Error, "Request {TraceId} failed", EventName = "RequestFailed")]
    public static partial void RequestFailed(ILogger logger, string traceId, Exception exception);

    /// <summary>The store did not answer a request. The exception is null where the store is known to be down and was not asked.</summary>
    [LoggerMessage(1002, LogLevel.Warning, "The store did not answer request {TraceId}: {Reason}", EventName = "StoreUnavailable")]
    public static partial void StoreUnavailable(ILogger logger, string traceId, string reason, Exception? exception);

    /// <summary>
    /// A followed operation was executed for its subscribers, in the category of the access lines: a warning when it has errors or was
    /// slow.
    /// </summary>
    [LoggerMessage(
        EventId = 1003,
        EventName = "LiveRun",
        Message = "LIVE {Operation} {Outcome} {Codes} {Milliseconds:0.000} ms {Bytes} bytes")]
    public static partial void LiveRun(
        ILogger logger, LogLevel level, string operation, RequestOutcome outcome, string codes, double milliseconds, long bytes);

    /// <summary>An export was ended after its beginning had been sent, so that the client can only be shown that it is not whole.</summary>
    [LoggerMessage(1006, LogLevel.Warning, "Export {TraceId} broke off after {Bytes} bytes: {Reason}", EventName = "ExportBrokeOff")]
    public static partial void ExportBrokeOff(ILogger logger, string traceId, long bytes, string reason);

    /// <summary>A document was answered that is not trusted; said once for each.</summary>
    [LoggerMessage(1004, LogLevel.Warning, "Document sha256:{Hash} is not trusted: {Text}", EventName = "DocumentNotTrusted")]
    public static partial void DocumentNotTrusted(ILogger logger, string hash, string text);

    /// <summary>There are more such documents than are remembered.</summary>
    [LoggerMessage(
        1005,
        LogLevel.Warning,
        "More than {Count} documents are not trusted; others are not logged any more (setting TrustedDocuments:MaxReported)",
        EventName = "ManyDocumentsNotTrusted")]
    public static partial void ManyDocumentsNotTrusted(ILogger logger, int count);

    /// <summary>The store was empty.</summary>
    [LoggerMessage(2000, LogLevel.Information, "The store is empty: filling it from {Path}", EventName = "SeedImport")]
    public static partial void SeedImport(ILogger logger, string path);

    /// <summary>The seed is in the store.</summary>
    [LoggerMessage(
        2001,
        LogLevel.Information,
        "Filled the store with {Count} nodes and relationships in {Milliseconds:0} ms",
        EventName = "SeedImported")]
    public static partial void SeedImported(ILogger logger, long count, double milliseconds);

    /// <summary>What the store holds at the start.</summary>
    [LoggerMessage(2002, LogLevel.Information, "Store {Store}: {Detail}", EventName = "StoreOpened")]
    public static partial void StoreOpened(ILogger logger, string store, string detail);

    /// <summary>The store cannot serve.</summary>
    [LoggerMessage(
        2003, LogLevel.Warning, "The store does not answer, requests are refused until it does: {Reason}", EventName = "StoreDown")]
    public static partial void StoreDown(ILogger logger, string reason);

    /// <summary>The store serves again.</summary>
    [LoggerMessage(2004, LogLevel.Information, "The store answers again, after {Seconds:0.0} s", EventName = "StoreUp")]
    public static partial void StoreUp(ILogger logger, double seconds);

    /// <summary>A database holds nothing of this graph; only the command import fills it.</summary>
    [LoggerMessage(
        2005,
        LogLevel.Warning,
        "The database is empty. Fill it with the command: import DIR (the real graph is in the folder seed of the sources)",
        EventName = "StoreEmpty")]
    public static partial void StoreEmpty(ILogger logger);

    /// <summary>Somebody changed facts in the database, and what is computed from them was brought up to date.</summary>
    [LoggerMessage(
        2006,
        LogLevel.Information,
        "Computed from changed facts: other values for {Nodes} nodes, {Relationships} relationships",
        EventName = "Derived")]
    public static partial void Derived(ILogger logger, long nodes, long relationships);

    /// <summary>What is computed cannot be brought up to date.</summary>
    [LoggerMessage(
        2007,
        LogLevel.Warning,
        "What is computed in the database (gaps, suggestions) cannot be brought up to date: {Reason}",
        EventName = "NotDerived")]
    public static partial void NotDerived(ILogger logger, string reason);

    /// <summary>A setting that the client of the database has nothing for.</summary>
    [LoggerMessage(
        2012,
        LogLevel.Warning,
        "The setting Neo4j:{Setting} has no effect: {Client} has nothing like it",
        EventName = "SettingWithoutEffect")]
    public static partial void SettingWithoutEffect(ILogger logger, string setting, string client);

    /// <summary>Redis, which instances share, does not work.</summary>
    [LoggerMessage(
        2008, LogLevel.Warning, "Redis does not work, requests go on without it: {Reason}", EventName = "RedisDown")]
    public static partial void RedisDown(ILogger logger, string reason);

    /// <summary>Redis works again.</summary>
    [LoggerMessage(2009, LogLevel.Information, "Redis works again", EventName = "RedisUp")]
    public static partial void RedisUp(ILogger logger);

    /// <summary>The trusted documents can be asked for.</summary>
    [LoggerMessage(
        2010, LogLevel.Information, "Planned {Count} trusted documents; TrustedDocuments:Mode is {Mode}", EventName = "DocumentsPlanned")]
    public static partial void DocumentsPlanned(ILogger logger, int count, TrustMode mode);

    /// <summary>A page of the server asks for what this graph, or its limits, do not have.</summary>
    [LoggerMessage(
        2011, LogLevel.Warning, "A page of this server will not work here, for its document is refused: {Reason}",
        EventName = "PageDocumentUseless")]
    public static partial void PageDocumentUseless(ILogger logger, string reason);

    /// <summary>The server answers.</summary>
    [LoggerMessage(
        3000,
        LogLevel.Information,
        "Kin10.Graph {Version}, ready after {Milliseconds:0} ms, serves {Addresses}",
        EventName = "Ready")]
    public static partial void Ready(ILogger logger, string version, double milliseconds, string addresses);

    /// <summary>Another front than the engine's own is built in.</summary>
    [LoggerMessage(3004, LogLevel.Information, "Frontend={Frontend}", EventName = "Frontend")]
    public static partial void Frontend(ILogger logger, string frontend);

    /// <summary>A terminal was closed, or somebody asks for settings to be read again.</summary>
    [LoggerMessage(
        3002, LogLevel.Information, "SIGHUP: settings are read only at a start; the server goes on", EventName = "HangUp")]
    public static partial void HangUp(ILogger logger);

    /// <summary>The server stops.</summary>
    [LoggerMessage(3001, LogLevel.Information, "Stopping: requests in flight have {Seconds:0.#} s to finish", EventName = "Stopping")]
    public static partial void Stopping(ILogger logger, double seconds);
}
