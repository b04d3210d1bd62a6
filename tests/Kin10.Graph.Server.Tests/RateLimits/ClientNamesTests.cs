using System.Net;
using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Microsoft.AspNetCore.Http;

namespace Kin10.Graph.Server.Tests.RateLimits;

public class ClientNamesTests
{
    [Theory]
    [InlineData("192.0.2.1", "", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3::4", "", "20010DB800010002")]
    [InlineData("192.0.2.1", "198.51.100.7", "192.0.2.1")]
    [InlineData("10.0.0.1", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "198.51.100.7", "198.51.100.7")]
    [InlineData("::ffff:10.0.0.1", "198.51.100.7:4711", "198.51.100.7")]
    [InlineData("fd00::1", "[2001:db8:1:2:3::4]:443", "20010DB800010002")]
    [InlineData("10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7")]
    [InlineData("10.0.0.1", "203.0.113.9, nonsense, 10.0.0.2", "10.0.0.2")]
    [InlineData("10.0.0.1", "nonsense", "10.0.0.1")]
    [InlineData(null, "198.51.100.7", "198.51.100.7")]
    public void Find_Address_IsTheLastThatIsNoTrustedProxy(string? remote, string forwarded, string expected) =>
        Assert.Equal(expected, Find(new() { TrustedProxies = "10.0.0.0/8, fd00::1" }, remote, forwarded, key: null));

    [Fact]
    public void Find_NoTrustedProxies_BelievesNoHeader()
    {
        Assert.Equal("10.0.0.1", Find(new(), "10.0.0.1", "198.51.100.7", "secret"));
        Assert.Equal("unknown", Find(new(), remote: null, "198.51.100.7", "secret"));
    }

    [Theory]
    [InlineData("10.0.0.1", "secret", "key secret")]
    [InlineData("10.0.0.1", "", "198.51.100.7")]
    [InlineData("10.0.0.1", null, "198.51.100.7")]
    [InlineData("192.0.2.1", "secret", "192.0.2.1")]
    public void Find_Key_IsBelievedFromATrustedProxyAlone(string remote, string? key, string expected) =>
        Assert.Equal(
            expected, Find(new() { TrustedProxies = "10.0.0.1", KeyHeader = "X-Api-Key" }, remote, "198.51.100.7", key));

    private static string Find(RateLimitOptions options, string? remote, string forwarded, string? key)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Request.Headers["X-Forwarded-For"] = forwarded;
        context.Request.Headers["X-Api-Key"] = key;
        return new ClientNames(options).Find(context);
    }
}
