using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>
/// DISCARD {n, qid}: throws the next n records of a stream away, or all (-1). Where a statement by itself may write,
/// the end of its stream is the commit of its changes.
/// </summary>
internal sealed class DiscardMessage(long n, long qid = DiscardMessage.LastStatement, bool ofChanges = false)
    : RequestMessage(RequestKind.Discard)
{
    public const long Everything = -1;
    public const long LastStatement = -1;

    public static readonly DiscardMessage All = new(Everything);
    public static readonly DiscardMessage AllOfChanges = new(Everything, ofChanges: true);

    public override bool EndsStream => n == Everything;

    public override bool CommitsChanges => ofChanges;

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
