using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>What BEGIN, and RUN outside a transaction, say about the transaction.</summary>
internal sealed class TransactionExtra(
    AccessMode mode, string? database, IReadOnlyList<string> bookmarks, TransactionOptions? options)
{
    /// <summary>Whether the transaction may write.</summary>
    public bool MayWrite => mode == AccessMode.Write;

    public void Write(PackStreamWriter writer)
    {
        var timeout = options?.Timeout;
        var metadata = options?.Metadata;
        writer.WriteMapHeader(
            (mode == AccessMode.Read ? 1 : 0) + (database is null ? 0 : 1) + (bookmarks.Count == 0 ? 0 : 1)
            + (timeout is null ? 0 : 1) + (metadata is null ? 0 : 1));
        if (mode == AccessMode.Read)
        {
            writer.WriteUtf8("mode"u8);
            writer.WriteUtf8("r"u8);
        }

        if (database is not null)
        {
            writer.WriteUtf8("db"u8);
            writer.Write(database);
        }

        if (bookmarks.Count > 0)
        {
            writer.WriteUtf8("bookmarks"u8);
            RouteMessage.WriteStrings(writer, bookmarks);
        }

        if (timeout is { } time)
        {
            writer.WriteUtf8("tx_timeout"u8);

            // Part of a millisecond must not become 0, which means no timeout.
            writer.Write((long)Math.Ceiling(time.TotalMilliseconds));
        }

        if (metadata is not null)
        {
            writer.WriteUtf8("tx_metadata"u8);
            ValueWriter.WriteMap(writer, metadata, ValueWriter.MaxDepth);
        }
    }
}
