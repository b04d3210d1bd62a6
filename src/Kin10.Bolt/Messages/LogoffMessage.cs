using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>LOGOFF: ends the authentication; LOGON may follow.</summary>
internal sealed class LogoffMessage() : RequestMessage(RequestKind.Logoff)
{
    public static readonly LogoffMessage Instance = new();

    public override BoltVersion Since => BoltVersion.Logon;

    public override void Write(PackStreamWriter writer, BoltVersion version) => writer.WriteStructureHeader(MessageTag.Logoff, 0);
}
