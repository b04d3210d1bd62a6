using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>RESET: ends whatever runs and takes the connection back to READY.</summary>
internal sealed class ResetMessage() : RequestMessage(RequestKind.Reset)
{
    public static readonly ResetMessage Instance = new();

    public override void Write(PackStreamWriter writer, BoltVersion version) => writer.WriteStructureHeader(MessageTag.Reset, 0);
}
