using System.Security.Cryptography;
using Kin10.GraphQL.Execution.Caching;

namespace Kin10.GraphQL.Execution;

/// <summary>
/// Documents that clients name by their SHA-256 hash instead of sending them again (automatic persisted queries). Bounded by what they
/// hold in memory; what is in use stays, however many others are put there. For concurrent use.
/// </summary>
public sealed class PersistedDocuments
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    // What an entry holds beside the document: its key, and what the cache keeps of it.
    private const int EntryBytes = 256;

    private readonly ClockCache<byte[], ReadOnlySpan<byte>, byte[]> _documents;

    /// <summary>Keeps documents.</summary>
    /// <param name="maxBytes">What they may hold together, in bytes; none is kept that takes more than a sixteenth of it.</param>
    public PersistedDocuments(long maxBytes) => _documents = new(maxBytes, new DocumentKeyComparer());

    /// <summary>The document with that hash, in UTF-8; null when it is not kept.</summary>
    /// <param name="hash">The hash of the document's bytes.</param>
    public ReadOnlyMemory<byte>? Find(ReadOnlySpan<byte> hash)
    {
        // Not by "?:": null would become an empty document there.
        if (_documents.Find(hash) is { } document)
        {
            return document;
        }

        return null;
    }

    /// <summary>Keeps a document.</summary>
    /// <param name="hash">
    /// The hash of its bytes, which the caller has checked: whoever asks by this hash is given the document.
    /// </param>
    /// <param name="document">A valid document in UTF-8; it is copied.</param>
    /// <returns>Whether it was not there before.</returns>
    public bool Keep(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> document)
    {
        if (_documents.Find(hash) is not null)
        {
            return false;
        }

        _documents.Add(hash.ToArray(), document.ToArray(), document.Length + EntryBytes);
        return true;
    }
}
