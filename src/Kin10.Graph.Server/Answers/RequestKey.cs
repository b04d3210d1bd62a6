using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kin10.Graph.Server.Answers;

/// <summary>
/// Names a request: a hash of the program, the document, the operation, the variables in their canonical form, and the media type.
/// </summary>
/// <param name="Value">128 bits of a SHA-256.</param>
internal readonly record struct RequestKey(UInt128 Value)
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 16;

    private const int LongestVersion = 64;

    /// <summary>The key of a hash.</summary>
    public static RequestKey Of(ReadOnlySpan<byte> hash) => new(BinaryPrimitives.ReadUInt128BigEndian(hash));

    /// <summary>Writes its bytes.</summary>
    public void CopyTo(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    /// <summary>
    /// Names the answer to the request on a version of the graph: the part of its entity tag that no content coding changes.
    /// </summary>
    public string Tag(string version)
    {
        Span<byte> named = stackalloc byte[Length + (3 * LongestVersion)];
        CopyTo(named);
        var length = Length + Encoding.UTF8.GetBytes(version, named[Length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(named[..length], hash);
        return Base64Url.EncodeToString(hash[..Length]);
    }

    /// <summary>Its bytes in hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
