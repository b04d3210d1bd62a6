using Kin10.Graph.Server.Http;

namespace Kin10.Graph.Server.Tests.Http;

public class AcceptEncodingTests
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
        Assert.Equal(expected, AcceptEncoding.Choose(header).ToString());
}
