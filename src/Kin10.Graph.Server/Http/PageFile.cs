using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using Kin10.Graph.Server.Answers;
using Microsoft.Extensions.FileProviders;

namespace Kin10.Graph.Server.Http;

/// <summary>A file of the pages in memory, in each content coding in which somebody wanted it.</summary>
internal sealed class PageFile
{
    private const int HashBytes = 16;

    private readonly byte[] _content;
    private readonly Lazy<byte[]?> _brotli;
    private readonly Lazy<byte[]?> _gzip;

    private PageFile(byte[] content, string contentType, DateTimeOffset modified, int brotliQuality)
    {
        _content = content;
        _brotli = new(() => Compress(ContentCoding.Brotli, brotliQuality));
        _gzip = new(() => Compress(ContentCoding.Gzip, brotliQuality));
        ContentType = contentType;
        Modified = modified;
        Hash = Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, HashBytes));
    }

    /// <summary>Its media type.</summary>
    public string ContentType { get; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset Modified { get; }

    /// <summary>The part of its entity tags that does not depend on the content coding.</summary>
    public string Hash { get; }

    /// <summary>Reads a file.</summary>
    public static PageFile Read(IFileInfo file, string contentType, int brotliQuality)
    {
        using var stream = file.CreateReadStream();
        var content = new byte[file.Length];
        stream.ReadExactly(content);
        return new PageFile(content, contentType, file.LastModified, brotliQuality);
    }

    /// <summary>The file in a content coding; null when that is not shorter than the file itself.</summary>
    public byte[]? In(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => _brotli.Value,
        ContentCoding.Gzip => _gzip.Value,
        _ => _content,
    };

    private byte[]? Compress(ContentCoding coding, int brotliQuality)
    {
        var length = ContentCodings.Compress(_content, coding, brotliQuality, out var buffer);
        if (buffer is null)
        {
            return null;
        }

        var compressed = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return compressed;
    }
}
