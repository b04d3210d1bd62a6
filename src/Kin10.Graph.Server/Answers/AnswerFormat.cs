using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kin10.Graph.Server.Answers;

/// <summary>
/// Answers as bytes in a cache that others can write to: a mark, the key, a hash of all that follows, the operation's name, the version of
/// the graph, the body. What is not just that is no answer.
/// </summary>
internal static class AnswerFormat
{
    private const int HashAt = 4 + RequestKey.Length;
    private const int ContentAt = HashAt + SHA256.HashSizeInBytes;
    private const int NameAt = 2 * sizeof(int);

    private static ReadOnlySpan<byte> Mark => "K10A"u8;

    /// <summary>Writes an answer.</summary>
    public static byte[] Write(RequestKey key, KeptAnswer answer)
    {
        var name = Encoding.UTF8.GetBytes(answer.OperationName ?? "");
        var version = Encoding.UTF8.GetBytes(answer.Version);
        var bytes = new byte[ContentAt + NameAt + name.Length + version.Length + answer.Body.Length];
        Mark.CopyTo(bytes);
        key.CopyTo(bytes.AsSpan(Mark.Length));
        var content = bytes.AsSpan(ContentAt);
        BinaryPrimitives.WriteInt32LittleEndian(content, name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(content[sizeof(int)..], version.Length);
        name.CopyTo(content[NameAt..]);
        version.CopyTo(content[(NameAt + name.Length)..]);
        answer.Body.CopyTo(content[(NameAt + name.Length + version.Length)..]);
        SHA256.HashData(content, bytes.AsSpan(HashAt));
        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote for the same request; null for anything else.</summary>
    /// <param name="bytes">What was found.</param>
    /// <param name="key">The request.</param>
    public static KeptAnswer? Read(ReadOnlySpan<byte> bytes, RequestKey key)
    {
        if (bytes.Length < ContentAt + NameAt
            || !bytes.StartsWith(Mark)
            || RequestKey.Of(bytes[Mark.Length..]) != key)
        {
            return null;
        }

        var content = bytes[ContentAt..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        if (!hash.SequenceEqual(bytes[HashAt..ContentAt]))
        {
            return null;
        }

        var name = content.Slice(NameAt, BinaryPrimitives.ReadInt32LittleEndian(content));
        var rest = content[(NameAt + name.Length)..];
        var length = BinaryPrimitives.ReadInt32LittleEndian(content[sizeof(int)..]);
        var version = Encoding.UTF8.GetString(rest[..length]);
        return new KeptAnswer(
            version, key.Tag(version), name.IsEmpty ? null : Encoding.UTF8.GetString(name), rest[length..].ToArray());
    }
}
