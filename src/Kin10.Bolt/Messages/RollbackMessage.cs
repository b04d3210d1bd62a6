using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>ROLLBACK: takes the transaction back.</summary>
internal sealed class RollbackMessage() : RequestMessage(RequestKind.Rollback)
{
    public static readonly RollbackMessage Instance = new();

    public override void Write(PackStreamWriter writer, BoltVersion version) => writer.WriteStructureHeader(MessageTag.Rollback, 0);
}
