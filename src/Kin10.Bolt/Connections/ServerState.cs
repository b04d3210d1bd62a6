namespace Kin10.Bolt.Connections;

/// <summary>The states of the server state specification, from the end of the handshake on.</summary>
internal enum ServerState
{
    /// <summary>Waits for HELLO.</summary>
    Negotiation,

    /// <summary>Waits for LOGON.</summary>
    Authentication,

    /// <summary>Waits for a statement or a transaction.</summary>
    Ready,

    /// <summary>A statement by itself has a result to pull.</summary>
    Streaming,

    /// <summary>Within a transaction, no result to pull.</summary>
    TxReady,

    /// <summary>Within a transaction, at least one result to pull.</summary>
    TxStreaming,

    /// <summary>A request failed; everything is ignored until RESET.</summary>
    Failed,

    /// <summary>A RESET is on its way; everything before it is ignored.</summary>
    Interrupted,

    /// <summary>Closed for good.</summary>
    Defunct,
}
