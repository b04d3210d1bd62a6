using System.Text;
using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Messages;

/// <summary>
/// SUCCESS {metadata}. One object per connection, read anew for each message: what every statement needs is in properties, the
/// rest is decoded
/// by whoever wants it. Valid until the next message is read.
/// </summary>
internal sealed class SuccessMessage
{
    public const long NoQid = -1;

    /// <summary>The whole metadata, a map.</summary>
    public ReadOnlyMemory<byte> Metadata { get; private set; }

    /// <summary>Names of the columns, in the answer to RUN.</summary>
    public string[]? Fields { get; private set; }

    /// <summary>The stream's number, in the answer to RUN within a transaction.</summary>
    public long Qid { get; private set; }

    /// <summary>After how many milliseconds the first record was ready, in the answer to RUN.</summary>
    public long? FirstAfter { get; private set; }

    /// <summary>Whether the stream goes on after PULL or DISCARD.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The bookmark, in the answer to COMMIT and at the end of a statement by itself.</summary>
    public string? Bookmark { get; private set; }

    /// <summary>
    /// The database that the server named last: at the end of a statement, and from Bolt 5.8 on at the start of a transaction.
    /// </summary>
    public string? Database { get; set; }

    public void Read(ReadOnlyMemory<byte> metadata)
    {
        Metadata = metadata;
        Fields = null;
        Qid = NoQid;
        FirstAfter = null;
        HasMore = false;
        Bookmark = null;
        var reader = new PackStreamReader(metadata.Span);
        for (var count = reader.ReadMapHeader(); count > 0; count--)
        {
            var key = reader.ReadUtf8();
            if (key.SequenceEqual("fields"u8))
            {
                Fields = ValueReader.ReadStrings(ref reader);
            }
            else if (key.SequenceEqual("qid"u8))
            {
                Qid = reader.ReadInteger();
            }
            else if (key.SequenceEqual("t_first"u8) && reader.PeekType() == PackStreamType.Integer)
            {
                FirstAfter = reader.ReadInteger();
            }
            else if (key.SequenceEqual("has_more"u8))
            {
                HasMore = reader.ReadBoolean();
            }
            else if (key.SequenceEqual("bookmark"u8))
            {
                Bookmark = reader.TryReadNull() ? null : reader.ReadString();
            }
            else if (key.SequenceEqual("db"u8) && reader.PeekType() == PackStreamType.String)
            {
                // Nearly always the one that was named before.
                var name = reader.ReadUtf8();
                Database = Database is { } known && Ascii.Equals(name, known) ? known : Encoding.UTF8.GetString(name);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.ExpectEnd();
    }

    public Dictionary<string, object?> DecodeMetadata()
    {
        var reader = new PackStreamReader(Metadata.Span);
        return ValueReader.ReadMap(ref reader);
    }
}
