using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>TELEMETRY api: which part of the driver's API is used; sent only where the server asks for it.</summary>
internal sealed class TelemetryMessage(TelemetryApi api) : RequestMessage(RequestKind.Telemetry)
{
    public override BoltVersion Since => BoltVersion.Telemetry;

    public override void Write(PackStreamWriter writer, BoltVersion version)
    {
        writer.WriteStructureHeader(MessageTag.Telemetry, 1);
        writer.Write((long)api);
    }
}

/// <summary>What TELEMETRY counts.</summary>
internal enum TelemetryApi
{
    ManagedTransaction = 0,
    UnmanagedTransaction = 1,
    AutoCommit = 2,
}
