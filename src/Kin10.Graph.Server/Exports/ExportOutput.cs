using System.IO.Compression;
using Kin10.Graph.Server.Answers;

namespace Kin10.Graph.Server.Exports;

/// <summary>The body of an export on its way: written at once, compressed as the client accepts it, sent in pieces.</summary>
/// <param name="response">Where it goes.</param>
/// <param name="coding">How it is compressed.</param>
/// <param name="brotliQuality">How hard Brotli tries, 0 to 11.</param>
internal sealed class ExportOutput(HttpResponse response, ContentCoding coding, int brotliQuality) : IDisposable
{
    /// <summary>So much is worth sending.</summary>
    public const int PieceBytes = 32 * 1024;

    private readonly MemoryStream _pending = new(PieceBytes);
    private Stream? _body;

    /// <summary>Where the body is written.</summary>
    public Stream Body => _body ??= coding switch
    {
        ContentCoding.Brotli => new BrotliStream(
            _pending, new BrotliCompressionOptions { Quality = brotliQuality }, leaveOpen: true),
        ContentCoding.Gzip => new GZipStream(_pending, CompressionLevel.Fastest, leaveOpen: true),
        _ => _pending,
    };

    /// <summary>How it is compressed.</summary>
    public ContentCoding Coding => coding;

    /// <summary>Whether there is enough to be sent.</summary>
    public bool IsDue => _pending.Length >= PieceBytes;

    /// <summary>How many bytes were sent.</summary>
    public long Bytes { get; private set; }

    /// <summary>Sends what was written; waits until the client takes it.</summary>
    public async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        for (var rest = _pending.GetBuffer().AsMemory(0, (int)_pending.Length); !rest.IsEmpty;)
        {
            var piece = rest[..Math.Min(PieceBytes, rest.Length)];
            await response.BodyWriter.WriteAsync(piece, cancellationToken);
            Bytes += piece.Length;
            rest = rest[piece.Length..];
        }

        _pending.SetLength(0);
    }

    /// <summary>Sends the end.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (coding != ContentCoding.Identity)
        {
            await Body.DisposeAsync();
        }

        await SendAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _pending.Dispose();
}
