using System.Security.Cryptography;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.Redis;

namespace Kin10.Graph.Server.Answers;

/// <summary>
/// Documents that clients name by their hash, shared by several instances. What is found there is the document only if it has that hash,
/// so that nobody who can write there can put another one in its place.
/// </summary>
/// <param name="cache">Where they are; null where they are not shared.</param>
/// <param name="redis">How long they stay there.</param>
/// <param name="limits">How long a document may be.</param>
internal sealed class SharedDocuments(SharedCache? cache, RedisOptions redis, LimitsOptions limits)
{
    /// <summary>The document with that hash; null where there is none, or the cache does not work.</summary>
    /// <param name="hash">The SHA-256 of the document.</param>
    /// <param name="cancellationToken">Ends when nobody waits for it.</param>
    public async ValueTask<byte[]?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        cache is not null
        && await cache.FindAsync(NameOf(hash), cancellationToken) is { } document
        && document.Length <= limits.MaxDocumentBytes
        && SHA256.HashData(document).AsSpan().SequenceEqual(hash)
            ? document
            : null;

    /// <summary>Leaves a document there, some time soon.</summary>
    /// <param name="hash">Its SHA-256, which the caller has checked.</param>
    /// <param name="document">A valid document; it is copied.</param>
    public void Keep(byte[] hash, ReadOnlySpan<byte> document)
    {
        if (cache is not null)
        {
            var copy = document.ToArray();
            cache.Keep(NameOf(hash), () => copy, redis.DocumentExpiration);
        }
    }

    private static string NameOf(byte[] hash) => $"document:{Convert.ToHexStringLower(hash)}";
}
