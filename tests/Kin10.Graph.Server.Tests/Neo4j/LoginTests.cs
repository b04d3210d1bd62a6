using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.Neo4j;

/// <summary>Passwords and certificates, right and wrong.</summary>
[Collection(Neo4jCollection.Name)]
public sealed class LoginTests(Neo4jInstanceFixture neo4j) : IClassFixture<Neo4jInstanceFixture>
{
    [Neo4jInstanceFact]
    public async Task Serve_WrongPassword_SaysThatTheLoginIsRefusedAndNeverShowsIt()
    {
        const string Wrong = "not-the-password-of-anybody";
        await using var server = await ServerProcess.StartAsync(
            new(neo4j.Environment) { ["NEO4J_PASSWORD"] = Wrong }, "--Logging:LogLevel:Default=Trace");
        var (ready, reason) = await server.Client.ReadyAsync();
        var (status, body) = await server.Client.AskAsync(Answers.Query);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Contains("unauthorized", reason, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain("unauthorized", body, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, server.Log + reason + body, StringComparison.Ordinal);
    }

    [Neo4jInstanceTheory]
    [InlineData("neo4j+s")]
    [InlineData("bolt+s")]
    public async Task Serve_TlsWithTheRightAuthority_Answers(string scheme)
    {
        await using var server = await ServeAsync(scheme, neo4j.Instance.CertificateFile);

        Assert.Equal(HttpStatusCode.OK, (await server.Client.AskAsync(Answers.Query)).Status);
    }

    [Neo4jInstanceFact]
    public async Task Serve_TlsWithAnyCertificate_Answers()
    {
        await using var server = await ServeAsync("neo4j+ssc", null);

        Assert.Equal(HttpStatusCode.OK, (await server.Client.AskAsync(Answers.Query)).Status);
    }

    [Neo4jInstanceFact]
    public async Task Serve_TlsWithAnotherAuthority_IsRefusedWithTheReason()
    {
        var file = Path.GetTempFileName();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Somebody else", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await using var server = await ServeAsync("neo4j+s", file);
        var (ready, reason) = await server.Client.ReadyAsync();
        var (status, _) = await server.Client.AskAsync(Answers.Query);
        File.Delete(file);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Contains("certificate", reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
    }

    private Task<ServerProcess> ServeAsync(string scheme, string? authority) => ServerProcess.StartAsync(
        new(neo4j.Environment) { ["NEO4J_URI"] = $"{scheme}://{neo4j.Instance.Address}" },
        authority is null ? [] : [$"--Neo4j:TrustedCertificateFile={authority}"]);
}
