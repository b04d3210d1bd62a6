using System.Buffers;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace Kin10.Graph.Server.Http;

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

/// <summary>Chooses and applies content codings.</summary>
internal static class ContentCodings
{
    // Brotli's usual window for content of the web, 2 to the power of 22 bytes.
    private const int BrotliWindow = 22;

    /// <summary>The coding that the client prefers, Brotli before gzip where it does not care.</summary>
    public static ContentCoding Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0)
        {
            return ContentCoding.Identity;
        }

        var header = acceptEncoding.Count == 1 ? acceptEncoding[0] : acceptEncoding.ToString();
        int brotli = -1, gzip = -1, identity = -1, any = -1;
        var list = new WeightedList(header);
        while (list.MoveNext())
        {
            if (Names(list.Item, "br"))
            {
                brotli = list.Weight;
            }
            else if (Names(list.Item, "gzip") || Names(list.Item, "x-gzip"))
            {
                gzip = list.Weight;
            }
            else if (Names(list.Item, "identity"))
            {
                identity = list.Weight;
            }
            else if (list.Item is "*")
            {
                any = list.Weight;
            }
        }

        brotli = brotli < 0 ? any : brotli;
        gzip = gzip < 0 ? any : gzip;
        var best = Math.Max(brotli, gzip);
        return best <= 0 || best < identity ? ContentCoding.Identity
            : brotli == best ? ContentCoding.Brotli
            : ContentCoding.Gzip;
    }

    private static bool Names(ReadOnlySpan<char> item, string coding) => item.Equals(coding, StringComparison.OrdinalIgnoreCase);

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
