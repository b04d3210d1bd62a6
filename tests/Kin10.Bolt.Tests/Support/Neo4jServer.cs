using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Kin10.Testing;

namespace Kin10.Bolt.Tests.Support;

/// <summary>
/// One real Neo4j for all tests that need it, in a folder and on ports of its own, with TLS. Stopped at the end.
/// </summary>
public sealed class Neo4jServer : IAsyncLifetime
{
    public const string Password = "kin10-test";

    private readonly string _home = Path.Combine(Path.GetTempPath(), $"kin10-bolt-{Environment.ProcessId}");
    private readonly int _bolt = FreePort();
    private readonly int _http = FreePort();

    /// <summary>KIN10_NEO4J, or the one that lies beside the repository; null where there is none, or no Java.</summary>
    public static string? Program { get; } = FindProgram();

    public string Address => $"localhost:{_bolt}";

    public string CertificateFile => Path.Combine(_home, "certificates", "bolt", "ca.pem");

    public BoltDriver Driver(BoltDriverOptions? options = null, string scheme = "neo4j") =>
        BoltDriver.Create($"{scheme}://{Address}", AuthToken.Basic("neo4j", Password), options);

    public Task StartAsync() => RunAsync(
        "start", "--home", _home, "--bolt", $"{_bolt}", "--http", $"{_http}", "--password", Password, "--heap", "512m", "--tls");

    public Task KillAsync() => RunAsync("kill", "--home", _home);

    public async Task InitializeAsync()
    {
        if (Program is not null)
        {
            await StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (Program is not null)
        {
            await RunAsync("kill", "--home", _home);
            Directory.Delete(_home, recursive: true);
        }
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program!, arguments))!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{Program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string? FindProgram()
    {
        var program = Environment.GetEnvironmentVariable("KIN10_NEO4J") is { Length: > 0 } named
            ? named
            : Repository.PathOf("..", "shared", "neo4j", "neo4j");
        return File.Exists(program) && Programs.Find("java") is not null ? program : null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Tests that share the server run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class Neo4jCollection : ICollectionFixture<Neo4jServer>
{
    public const string Name = "Neo4j";
}
