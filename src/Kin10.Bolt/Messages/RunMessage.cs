using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>RUN query {parameters} {extra}: starts a statement, within a transaction (no extra) or as one by itself.</summary>
internal sealed class RunMessage(string query, IParameters parameters, TransactionExtra? extra) : RequestMessage(RequestKind.Run)
{
    public override void Write(PackStreamWriter writer, BoltVersion version)
    {
        writer.WriteStructureHeader(MessageTag.Run, 3);
        writer.Write(query);
        parameters.Write(writer);
        if (extra is null)
        {
            writer.WriteMapHeader(0);
        }
        else
        {
            extra.Write(writer);
        }
    }
}
