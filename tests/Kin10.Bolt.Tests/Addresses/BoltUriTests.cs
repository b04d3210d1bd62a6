using Kin10.Bolt.Addresses;

namespace Kin10.Bolt.Tests.Addresses;

public class BoltUriTests
{
    [Theory]
    [InlineData("bolt://localhost", "localhost:7687", false, BoltEncryption.None)]
    [InlineData("bolt://localhost:1234/", "localhost:1234", false, BoltEncryption.None)]
    [InlineData("BOLT://Localhost:1234", "localhost:1234", false, BoltEncryption.None)]
    [InlineData("bolt+s://db.example.com", "db.example.com:7687", false, BoltEncryption.TrustedCertificate)]
    [InlineData("bolt+ssc://10.0.0.1:1", "10.0.0.1:1", false, BoltEncryption.AnyCertificate)]
    [InlineData("neo4j://[::1]:7688", "[::1]:7688", true, BoltEncryption.None)]
    [InlineData("neo4j+s://x", "x:7687", true, BoltEncryption.TrustedCertificate)]
    [InlineData("neo4j+ssc://x", "x:7687", true, BoltEncryption.AnyCertificate)]
    internal void Parse_KnownScheme_IsUnderstood(string text, string address, bool isRouted, BoltEncryption encryption)
    {
        var uri = BoltUri.Parse(text);
        Assert.Equal((address, isRouted, encryption), (uri.Address.ToString(), uri.IsRouted, uri.Encryption));
        Assert.Equal(isRouted, uri.RoutingContext is not null);
    }

    [Fact]
    public void Parse_RoutingContext_IsDecoded()
    {
        var context = BoltUri.Parse("neo4j://host:1/?region=eu%20west&policy=a%3Db").RoutingContext!;
        Assert.Equal("host:1", context["address"]);
        Assert.Equal("eu west", context["region"]);
        Assert.Equal("a=b", context["policy"]);
    }

    [Theory]
    [InlineData("localhost:7687", "scheme")]
    [InlineData("http://localhost", "its scheme is http")]
    [InlineData("bolt://localhost/db", "scheme://host:port")]
    [InlineData("bolt://localhost?x=y", "belongs to neo4j://")]
    [InlineData("neo4j://localhost?x=1&x=2", "given twice")]
    [InlineData("neo4j://localhost?address=other", "reserved")]
    [InlineData("neo4j://localhost?x", "empty")]
    [InlineData("not a uri", "absolute")]
    [InlineData("bolt://neo4j:hunter2@localhost", "AuthToken")]
    public void Parse_Unusable_SaysWhyWithoutWhatMayBeSecret(string text, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => BoltUri.Parse(text));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }
}
