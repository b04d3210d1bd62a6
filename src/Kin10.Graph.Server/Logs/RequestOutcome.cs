namespace Kin10.Graph.Server.Logs;

/// <summary>How a request ended, for the log.</summary>
internal enum RequestOutcome
{
    /// <summary>The operation was executed without errors.</summary>
    Answered,

    /// <summary>The operation was executed; some fields have errors.</summary>
    AnsweredWithErrors,

    /// <summary>The request was refused: something in it is wrong, or over a limit.</summary>
    Refused,

    /// <summary>The client has the answer already (304).</summary>
    NotModified,

    /// <summary>A connection for many answers has ended.</summary>
    Followed,

    /// <summary>All rows of an export, or the graph, were sent.</summary>
    Exported,

    /// <summary>An export was ended in the middle: its client sees a connection that breaks.</summary>
    BrokenOff,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>The client disconnected before the answer.</summary>
    Abandoned,

    /// <summary>The store does not answer.</summary>
    StoreUnavailable,

    /// <summary>A fault of this server.</summary>
    Failed,

    /// <summary>A page or a preflight: no GraphQL at all.</summary>
    Other,
}
