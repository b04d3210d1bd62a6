using System.IO.Compression;
using System.Text;
using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Tests.Http;

public class ContentCodingTests
{
    [Theory]
    [InlineData(null, "Identity")]
    [InlineData("", "Identity")]
    [InlineData("identity", "Identity")]
    [InlineData("deflate", "Identity")]
    [InlineData("gzip", "Gzip")]
    [InlineData("GZIP", "Gzip")]
    [InlineData("br", "Brotli")]
    [InlineData("Br, gzip", "Brotli")]
    [InlineData("*, BR;q=0", "Gzip")]
    [InlineData("gzip, deflate, br, zstd", "Brotli")]
    [InlineData("gzip;q=1.0, br;q=0.5", "Gzip")]
    [InlineData("gzip;q=0", "Identity")]
    [InlineData("br;q=0, gzip;q=0.001", "Gzip")]
    [InlineData("*", "Brotli")]
    [InlineData("*, br;q=0", "Gzip")]
    [InlineData("br;q=0.5, identity", "Identity")]
    public void Choose_Header_GivesTheBestCoding(string? header, string expected) =>
        Assert.Equal(expected, ContentCodings.Choose(header).ToString());

    [Fact]
    public void Compress_Brotli_ReadsBack()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the same again, ", 200)));
        var length = ContentCodings.Compress(body, ContentCoding.Brotli, 4, out var compressed);

        Assert.InRange(length, 1, body.Length / 2);
        using var stream = new BrotliStream(new MemoryStream(compressed!, 0, length), CompressionMode.Decompress);
        Assert.Equal(body, ReadAll(stream));
    }

    [Fact]
    public void Compress_Gzip_ReadsBack()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("the same again, ", 200)));
        var length = ContentCodings.Compress(body, ContentCoding.Gzip, 4, out var compressed);

        Assert.InRange(length, 1, body.Length / 2);
        using var stream = new GZipStream(new MemoryStream(compressed!, 0, length), CompressionMode.Decompress);
        Assert.Equal(body, ReadAll(stream));
    }

    [Theory]
    [InlineData(nameof(ContentCoding.Gzip))]
    [InlineData(nameof(ContentCoding.Brotli))]
    public void Compress_Noise_GainsNothing(string coding)
    {
        var noise = new byte[3000];
        new Random(7).NextBytes(noise);

        Assert.Equal(0, ContentCodings.Compress(noise, Enum.Parse<ContentCoding>(coding), 4, out var compressed));
        Assert.Null(compressed);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var target = new MemoryStream();
        stream.CopyTo(target);
        return target.ToArray();
    }
}
