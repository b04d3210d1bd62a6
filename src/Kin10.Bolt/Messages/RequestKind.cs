namespace Kin10.Bolt.Messages;

/// <summary>The request messages, as far as the server's state depends on them.</summary>
internal enum RequestKind
{
    Hello,
    Logon,
    Logoff,
    Goodbye,
    Reset,
    Run,
    Pull,
    Discard,
    Begin,
    Commit,
    Rollback,
    Route,
    Telemetry,
}
