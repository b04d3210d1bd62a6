using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>LOGON {auth}: authenticates the connection.</summary>
internal sealed class LogonMessage(AuthToken authToken) : RequestMessage(RequestKind.Logon)
{
    public override BoltVersion Since => BoltVersion.Logon;

    public override void Write(PackStreamWriter writer, BoltVersion version)
    {
        writer.WriteStructureHeader(MessageTag.Logon, 1);
        writer.WriteMapHeader(authToken.Count);
        authToken.WriteEntries(writer);
    }
}
