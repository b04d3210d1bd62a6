namespace Kin10.Bolt;

/// <summary>What the pool of connections to one server holds at a moment, and has done so far.</summary>
/// <param name="Address">The server.</param>
/// <param name="InUse">Connections that somebody uses, that are being opened, or that are being made clean.</param>
/// <param name="Idle">Connections that wait for use.</param>
/// <param name="Waiting">Callers that wait for a connection.</param>
/// <param name="Opened">Connections opened so far.</param>
/// <param name="Closed">Connections closed so far.</param>
/// <param name="Resets">Connections that were made clean after a failure or a cancellation so far.</param>
/// <param name="Timeouts">Callers that waited in vain so far.</param>
public sealed record PoolStatistics(
    BoltAddress Address, int InUse, int Idle, int Waiting, long Opened, long Closed, long Resets, long Timeouts);
