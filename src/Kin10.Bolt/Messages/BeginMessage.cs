using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>BEGIN {extra}: starts a transaction.</summary>
internal sealed class BeginMessage(TransactionExtra extra) : RequestMessage(RequestKind.Begin)
{
    public override void Write(PackStreamWriter writer, BoltVersion version)
    {
        writer.WriteStructureHeader(MessageTag.Begin, 1);
        extra.Write(writer);
    }
}
