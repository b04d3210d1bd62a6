using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>
/// COMMIT: ends the transaction; SUCCESS carries its bookmark. Two objects tell whether it matters that the answer may be lost.
/// </summary>
internal sealed class CommitMessage(bool ofChanges) : RequestMessage(RequestKind.Commit)
{
    public static readonly CommitMessage OfChanges = new(ofChanges: true);
    public static readonly CommitMessage OfReads = new(ofChanges: false);

    public override bool CommitsChanges => ofChanges;

    public static CommitMessage Of(AccessMode mode) => mode == AccessMode.Read ? OfReads : OfChanges;

    public override void Write(PackStreamWriter writer, BoltVersion version) => writer.WriteStructureHeader(MessageTag.Commit, 0);
}
