using System.Buffers;

namespace Kin10.Graph.Server.Answers;

/// <summary>An answer without errors, of one version of the graph, to be sent again. Immutable but for its compressed forms.</summary>
/// <param name="version">The version.</param>
/// <param name="hash">The hash for its entity tag.</param>
/// <param name="operationName">The name of the operation, for the access line.</param>
/// <param name="body">The response.</param>
internal sealed class KeptAnswer(string version, string hash, string? operationName, byte[] body)
{
    // Objects, strings and the entry in the cache.
    private const int Overhead = 512;
    private static readonly byte[] NotWorthIt = [];

    private byte[]? _brotli;
    private byte[]? _gzip;

    public string Version => version;

    public string Hash => hash;

    public string? OperationName => operationName;

    public byte[] Body => body;

    /// <summary>The bytes that it takes at most: a compressed form is kept only where it is half as long, and there are two.</summary>
    public long Weight => (2L * body.Length) + Overhead;

    /// <summary>The body in a content coding; null where that is not worth it.</summary>
    /// <param name="coding">Not <see cref="ContentCoding.Identity"/>.</param>
    /// <param name="brotliQuality">0 to 11.</param>
    public byte[]? Compressed(ContentCoding coding, int brotliQuality)
    {
        ref var form = ref coding == ContentCoding.Brotli ? ref _brotli : ref _gzip;
        if (Volatile.Read(ref form) is { } known)
        {
            return known.Length == 0 ? null : known;
        }

        var length = ContentCodings.Compress(body, coding, brotliQuality, out var buffer);
        var made = buffer is null ? NotWorthIt : buffer.AsSpan(0, length).ToArray();
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (made.Length <= body.Length / 2)
        {
            Volatile.Write(ref form, made);
        }

        return made.Length == 0 ? null : made;
    }
}
