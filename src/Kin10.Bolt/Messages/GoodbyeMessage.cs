using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>GOODBYE: the client closes the connection; there is no answer.</summary>
internal sealed class GoodbyeMessage() : RequestMessage(RequestKind.Goodbye)
{
    public static readonly GoodbyeMessage Instance = new();

    public override void Write(PackStreamWriter writer, BoltVersion version) => writer.WriteStructureHeader(MessageTag.Goodbye, 0);
}
