using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>DISCARD {n, qid}: throws the next n records of a stream away, or all (-1).</summary>
internal sealed class DiscardMessage(long n, long qid = DiscardMessage.LastStatement) : RequestMessage(RequestKind.Discard)
{
    public const long Everything = -1;
    public const long LastStatement = -1;

    public static readonly DiscardMessage All = new(Everything);

    public override bool EndsStream => n == Everything;

    public override void Write(PackStreamWriter writer, BoltVersion version)
    {
        writer.WriteStructureHeader(MessageTag.Discard, 1);
        writer.WriteMapHeader(qid == LastStatement ? 1 : 2);
        writer.WriteUtf8("n"u8);
        writer.Write(n);
        if (qid != LastStatement)
        {
            writer.WriteUtf8("qid"u8);
            writer.Write(qid);
        }
    }
}
