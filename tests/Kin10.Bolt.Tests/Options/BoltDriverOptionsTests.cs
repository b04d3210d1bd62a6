namespace Kin10.Bolt.Tests.Options;

public class BoltDriverOptionsTests
{
    public static TheoryData<BoltDriverOptions, string> Bad => new()
    {
        { new() { ConnectTimeout = TimeSpan.Zero }, "ConnectTimeout is 00:00:00; it must be more than zero" },
        { new() { ReadTimeout = TimeSpan.FromSeconds(-1) }, "ReadTimeout" },
        { new() { LivenessCheckTimeout = TimeSpan.Zero }, "LivenessCheckTimeout is 00:00:00; it must be more than zero" },
        { new() { MaxIdleTime = TimeSpan.FromDays(50) }, "MaxIdleTime is 50.00:00:00; it must be more than zero, up to 49 days" },
        { new() { MaxConnectionPoolSize = 0 }, "MaxConnectionPoolSize is 0; it must be 1 or more" },
        { new() { FetchSize = 0 }, "FetchSize is 0; it must be 1 or more, or -1 for all" },
        { new() { RetryDelayJitter = 1.5 }, "RetryDelayJitter is 1.5; it must be 0 to 1" },
        { new() { RetryDelayMultiplier = 0.5 }, "RetryDelayMultiplier" },
        { new() { MaxMessageSize = 10 }, "MaxMessageSize" },
        { new() { MaxNestingDepth = 0 }, "MaxNestingDepth" },
        { new() { UserAgent = " " }, "UserAgent" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Create_BadSetting_NamesItAndWhatWouldBeRight(BoltDriverOptions options, string message)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => BoltDriver.Create("bolt://localhost", AuthToken.None, options));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_CertificateFileIsMissing_NamesIt() => Assert.Contains(
        "/no/such/ca.pem",
        Assert.Throws<ArgumentException>(() => BoltDriver.Create(
            "bolt+s://localhost", AuthToken.None, new BoltDriverOptions { TrustedCertificateFile = "/no/such/ca.pem" })).Message,
        StringComparison.Ordinal);
}
