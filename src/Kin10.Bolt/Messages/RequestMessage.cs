using Kin10.Bolt.Handshake;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>
/// A message from client to server. Its name is all that logs and errors may show of it: some carry credentials.
/// </summary>
internal abstract class RequestMessage(RequestKind kind)
{
    public RequestKind Kind { get; } = kind;

    /// <summary>The version that introduced the message.</summary>
    public virtual BoltVersion Since => BoltVersion.Oldest;

    /// <summary>Whether the request ends the stream that it pulls from or discards, if it succeeds (n = -1).</summary>
    public virtual bool EndsStream => false;

    /// <summary>
    /// Whether it may make changes last: where its answer is lost, nobody knows whether they were made, and the work must not be repeated.
    /// </summary>
    public virtual bool CommitsChanges => false;

    public abstract void Write(PackStreamWriter writer, BoltVersion version);

    public sealed override string ToString() => Kind.ToString().ToUpperInvariant();
}
