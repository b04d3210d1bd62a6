using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kin10.Bolt.Tests.Support;

namespace Kin10.Bolt.Tests.RealServer;

[Collection(Neo4jCollection.Name)]
public class Neo4jSecurityTests(Neo4jServer server)
{
    [Neo4jInstanceFact]
    public async Task VerifyConnectivity_WrongPassword_IsTheServersAnswerAtOnce()
    {
        var instance = await server.InstanceAsync();
        foreach (var scheme in new[] { "bolt", "neo4j" })
        {
            await using var driver = BoltDriver.Create($"{scheme}://{instance.Address}", AuthToken.Basic("neo4j", "hunter2-wrong"));
            var error = await Assert.ThrowsAsync<BoltServerException>(() => driver.VerifyConnectivityAsync());
            Assert.Equal("Neo.ClientError.Security.Unauthorized", error.Code);
            Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
            Assert.Equal((0, 0), (driver.PoolStatistics[0].InUse, driver.PoolStatistics[0].Idle));
        }
    }

    [Neo4jInstanceFact]
    public async Task VerifyConnectivity_TrustedCertificate_IsEncrypted()
    {
        var instance = await server.InstanceAsync();
        foreach (var scheme in new[] { "bolt+s", "neo4j+s", "bolt+ssc" })
        {
            await using var driver = Neo4jServer.Driver(
                instance, new BoltDriverOptions { TrustedCertificateFile = instance.CertificateFile }, scheme);
            var info = await driver.VerifyConnectivityAsync();
            Assert.StartsWith("Neo4j/5", info.Agent, StringComparison.Ordinal);
            await using var session = driver.Session();
            Assert.Equal(20_000, (await (await session.RunAsync("UNWIND range(1, 20000) AS x RETURN x")).ToListAsync()).Count);
        }
    }

    [Neo4jInstanceFact]
    public async Task VerifyConnectivity_CertificateOfAnotherAuthority_IsRefused()
    {
        var instance = await server.InstanceAsync();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Another CA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var other = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, other.ExportCertificatePem());
            foreach (var options in new[] { new BoltDriverOptions { TrustedCertificateFile = file }, new BoltDriverOptions() })
            {
                await using var driver = Neo4jServer.Driver(instance, options, "neo4j+s");
                var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => driver.VerifyConnectivityAsync());
                Assert.Contains("could not be trusted", error.Message, StringComparison.Ordinal);
                Assert.False(error.IsRetryable);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Neo4jInstanceFact]
    public async Task Cancel_OverTls_TheConnectionBecomesClean()
    {
        var instance = await server.InstanceAsync();
        await using var driver = Neo4jServer.Driver(
            instance, new BoltDriverOptions { TrustedCertificateFile = instance.CertificateFile, MaxConnectionPoolSize = 1 }, "bolt+s");
        for (var i = 0; i < 20; i++)
        {
            using var cancellation = new CancellationTokenSource();
            await using var session = driver.Session();
            var result = await session.RunAsync("UNWIND range(1, 10000000) AS x RETURN x", null, cancellation.Token);
            var consuming = Task.Run(async () => await result.ToListAsync(cancellation.Token), CancellationToken.None);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => consuming);
        }

        await driver.VerifyConnectivityAsync();
        Assert.Equal(1, driver.PoolStatistics[0].Opened);
    }
}
