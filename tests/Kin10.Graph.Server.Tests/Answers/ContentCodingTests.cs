using System.IO.Compression;
using System.Text;
using Kin10.Graph.Server.Answers;

namespace Kin10.Graph.Server.Tests.Answers;

public class ContentCodingTests
{
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
