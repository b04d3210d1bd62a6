using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>Bookmarks as versions of the graph: the bookmark of a read tells the last commit of anybody.</summary>
internal static class GraphVersion
{
    private const int Bytes = 18;

    /// <summary>
    /// The version for a bookmark where some relationships are left out: an answer from before that was known is of another one.
    /// </summary>
    public static string Of(string bookmark, RepeatedLinks repeated) =>
        Of(repeated.Key.Length == 0 ? bookmark : $"{bookmark} {repeated.Key}");

    /// <summary>The version for a bookmark, in the characters that versions may have.</summary>
    public static string Of(string bookmark)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(bookmark), hash);
        return Base64Url.EncodeToString(hash[..Bytes]);
    }
}
