namespace Kin10.Bolt.Tests.Addresses;

public class BoltAddressTests
{
    [Theory]
    [InlineData("host", "host", 7687)]
    [InlineData("host:1", "host", 1)]
    [InlineData("[::1]:2", "::1", 2)]
    [InlineData("[::1]", "::1", 7687)]
    [InlineData("::1", "::1", 7687)]
    [InlineData("10.0.0.1:65535", "10.0.0.1", 65535)]
    public void TryParse_Address_IsUnderstood(string text, string host, int port)
    {
        Assert.True(BoltAddress.TryParse(text, out var address));
        Assert.Equal((host, port), (address.Host, address.Port));
    }

    [Theory]
    [InlineData("host:65536")]
    [InlineData("host:0")]
    [InlineData("host:-1")]
    [InlineData("host:")]
    [InlineData("[]:1")]
    public void TryParse_NoAddress_IsRefused(string text) => Assert.False(BoltAddress.TryParse(text, out _));
}
