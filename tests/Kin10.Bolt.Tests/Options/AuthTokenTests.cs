namespace Kin10.Bolt.Tests.Options;

public class AuthTokenTests
{
    [Fact]
    public void ToString_NeverShowsCredentials()
    {
        Assert.Equal("basic neo4j", AuthToken.Basic("neo4j", "secret").ToString());
        Assert.Equal("basic neo4j ldap", AuthToken.Basic("neo4j", "secret", "ldap").ToString());
        Assert.Equal("bearer", AuthToken.Bearer("secret").ToString());
        Assert.Equal("none", AuthToken.None.ToString());
    }

    [Fact]
    public void Equals_ComparesTheCredentialsToo()
    {
        Assert.Equal(AuthToken.Basic("a", "b"), AuthToken.Basic("a", "b"));
        Assert.NotEqual(AuthToken.Basic("a", "b"), AuthToken.Basic("a", "c"));
        Assert.NotEqual(AuthToken.None, AuthToken.Bearer("none"));
    }
}
