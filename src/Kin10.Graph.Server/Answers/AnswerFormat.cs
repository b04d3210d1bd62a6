using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kin10.Graph.Server.Answers;

/// <summary>
/// Answers as bytes in a cache that others can write to: a mark, the key, a hash of all that follows, the operation's name, the body. What
/// is not just that is no answer.
/// </summary>
internal static class AnswerFormat
{
    private const int HashAt = 4 + RequestKey.Length;
    private const int ContentAt = HashAt + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Mark => "K10A"u8;

    /// <summary>Writes an answer.</summary>
    public static byte[] Write(RequestKey key, KeptAnswer answer)
    {
        var name = Encoding.UTF8.GetBytes(answer.OperationName ?? "");
        var bytes = new byte[ContentAt + sizeof(int) + name.Length + answer.Body.Length];
        Mark.CopyTo(bytes);
        key.CopyTo(bytes.AsSpan(Mark.Length));
        var content = bytes.AsSpan(ContentAt);
        BinaryPrimitives.WriteInt32LittleEndian(content, name.Length);
        name.CopyTo(content[sizeof(int)..]);
        answer.Body.CopyTo(content[(sizeof(int) + name.Length)..]);
        HashOf(answer.Version, content, bytes.AsSpan(HashAt));
        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote for the same request and version; null for anything else.</summary>
    /// <param name="bytes">What was found.</param>
    /// <param name="key">The request.</param>
    /// <param name="version">The version of the graph.</param>
    public static KeptAnswer? Read(ReadOnlySpan<byte> bytes, RequestKey key, string version)
    {
        if (bytes.Length < ContentAt + sizeof(int)
            || !bytes.StartsWith(Mark)
            || RequestKey.Of(bytes[Mark.Length..]) != key)
        {
            return null;
        }

        var content = bytes[ContentAt..];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HashOf(version, content, hash);
        if (!hash.SequenceEqual(bytes[HashAt..ContentAt]))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(content);
        var name = content.Slice(sizeof(int), length);
        return new KeptAnswer(
            version, key.Tag(version), length == 0 ? null : Encoding.UTF8.GetString(name), content[(sizeof(int) + length)..].ToArray());
    }

    private static void HashOf(string version, ReadOnlySpan<byte> content, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(version));
        sha.AppendData(content);
        sha.GetHashAndReset(hash);
    }
}
