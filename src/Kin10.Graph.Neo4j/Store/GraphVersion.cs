using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>Bookmarks as versions of the graph: the bookmark of a read tells the last commit of anybody.</summary>
internal static class GraphVersion
{
    private const int Bytes = 18;

    /// <summary>The version for a bookmark, in the characters that versions may have.</summary>
    public static string Of(string bookmark)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(bookmark), hash);
        return Base64Url.EncodeToString(hash[..Bytes]);
    }
}
