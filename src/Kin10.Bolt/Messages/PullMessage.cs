using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>
/// PULL {n, qid}: asks for the next n records of a stream, or all (-1). Where a statement by itself may write,
/// the end of its stream is the commit of its changes.
/// </summary>
internal sealed class PullMessage(long n, long qid = PullMessage.LastStatement, bool ofChanges = false)
    : RequestMessage(RequestKind.Pull)
{
    public const long Everything = -1;
    public const long LastStatement = -1;

    public static readonly PullMessage All = new(Everything);
    public static readonly PullMessage AllOfChanges = new(Everything, ofChanges: true);

    public override bool EndsStream => n == Everything;

    public override bool CommitsChanges => ofChanges;

    public override void Write(PackStreamWriter writer, BoltVersion version)
    {
        writer.WriteStructureHeader(MessageTag.Pull, 1);
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
