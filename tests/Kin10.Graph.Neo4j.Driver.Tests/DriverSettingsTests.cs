using Kin10.Graph.Neo4j.Driver.Errors;

namespace Kin10.Graph.Neo4j.Driver.Tests;

public sealed class DriverSettingsTests
{
    private static readonly Neo4jOptions Options = new() { Uri = "neo4j://localhost" };

    [Fact]
    public void WithoutEffect_OfTheDefaults_IsNothing() => Assert.Empty(DriverSettings.WithoutEffect(Options));

    [Fact]
    public void WithoutEffect_OfWhatTheDriverHasNothingFor_NamesIt() => Assert.Equal(
        ["IdleCheckTimeout", "UnacknowledgedTimeout"],
        DriverSettings.WithoutEffect(Options with
        {
            IdleCheckTimeout = TimeSpan.FromSeconds(2),
            UnacknowledgedTimeout = TimeSpan.FromSeconds(2),
            MaxIdleTime = TimeSpan.FromSeconds(2),
        }));

    [Theory]
    [InlineData("localhost", "absolute")]
    [InlineData("http://localhost", "its scheme is http")]
    [InlineData("neo4j://user:word@localhost", "holds a user")]
    public void Open_AnUriThatCannotBeUsed_SaysWhyWithoutAPassword(string uri, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => DriverSettings.Open(Options with { Uri = uri }, new FailureLog(), null, null));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ACertificateFileThatIsNotThere_SaysSo()
    {
        var error = Assert.Throws<ArgumentException>(
            () => DriverSettings.Open(
                Options with { Uri = "neo4j+s://localhost", TrustedCertificateFile = "missing.pem" }, new FailureLog(), null, null));

        Assert.Contains("TrustedCertificateFile missing.pem cannot be read", error.Message, StringComparison.Ordinal);
    }
}
