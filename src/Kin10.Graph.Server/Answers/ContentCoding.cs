using System.Buffers;
using System.IO.Compression;

namespace Kin10.Graph.Server.Answers;

/// <summary>How an answer is compressed (RFC 9110, section 8.4.1).</summary>
internal enum ContentCoding
{
    /// <summary>Not at all.</summary>
    Identity,

    /// <summary><c>gzip</c>.</summary>
    Gzip,

    /// <summary><c>br</c>.</summary>
    Brotli,
}

/// <summary>Applies content codings.</summary>
internal static class ContentCodings
{
    // Brotli's usual window for content of the web, 2 to the power of 22 bytes.
    private const int BrotliWindow = 22;

    /// <summary>The coding's name in <c>Content-Encoding</c>.</summary>
    public static string Name(ContentCoding coding) => coding == ContentCoding.Brotli ? "br" : "gzip";

    /// <summary>Compresses into a buffer of the shared pool.</summary>
    /// <param name="body">What to compress.</param>
    /// <param name="coding">Not <see cref="ContentCoding.Identity"/>.</param>
    /// <param name="brotliQuality">0 to 11.</param>
    /// <param name="compressed">The buffer; give it back. Null when the result is not shorter.</param>
    /// <returns>How many bytes of the buffer are used; 0 when the result is not shorter.</returns>
    public static int Compress(ReadOnlyMemory<byte> body, ContentCoding coding, int brotliQuality, out byte[]? compressed)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
        var length = 0;
        if (coding == ContentCoding.Brotli)
        {
            if (!BrotliEncoder.TryCompress(body.Span, buffer, out length, brotliQuality, BrotliWindow))
            {
                length = 0;
            }
        }
        else
        {
            using var target = new MemoryStream();
            using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(body.Span);
            }

            length = target.Length < body.Length ? (int)target.Length : 0;
            target.GetBuffer().AsSpan(0, length).CopyTo(buffer);
        }

        if (length == 0 || length >= body.Length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            compressed = null;
            return 0;
        }

        compressed = buffer;
        return length;
    }
}
