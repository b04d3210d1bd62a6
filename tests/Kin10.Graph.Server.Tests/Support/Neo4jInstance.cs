using System.Diagnostics;
using System.Globalization;

namespace Kin10.Graph.Server.Tests.Support;

/// <summary>A Neo4j server of these tests' own, in a temporary folder and on free ports; it takes TLS beside plain connections.</summary>
internal sealed class Neo4jInstance
{
    public const string Password = "kin10-test";

    // Only where a server is started: skipped tests leave no folder behind.
    private readonly Lazy<string> _home = new(() => Directory.CreateTempSubdirectory("kin10-neo4j-").FullName);
    private readonly int[] _ports = FreePort.Find(2);

    /// <summary>Host and port of Bolt.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"localhost:{_ports[0]}");

    /// <summary>The certificate authority of its certificate.</summary>
    public string CertificateAuthority => Path.Combine(Home, "certificates", "bolt", "ca.pem");

    private string Home => _home.Value;

    /// <summary>Starts it, or starts it again with the data that it has; returns when it listens.</summary>
    public Task StartAsync() => RunAsync(
        "start", "--tls", "--heap", "512m", "--password", Password,
        "--bolt", _ports[0].ToString(CultureInfo.InvariantCulture), "--http", _ports[1].ToString(CultureInfo.InvariantCulture));

    /// <summary>As in a power cut.</summary>
    public Task KillAsync() => RunAsync("kill");

    /// <summary>Lets the process stand still, or go on: connections stay open and nobody answers.</summary>
    public async Task SignalAsync(string signal)
    {
        var status = await RunAsync("status");
        using var kill = Process.Start("kill", [signal, status.Split(' ')[1].Trim()]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Kills it and deletes its data.</summary>
    public async Task DeleteAsync()
    {
        await KillAsync();
        Directory.Delete(Home, recursive: true);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var script = Neo4jEnvironment.Script ?? throw new InvalidOperationException(Neo4jEnvironment.Missing);

        // What the script starts inherits its outputs and lives on: a pipe would never end.
        var output = Path.Combine(Home, "script.log");
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-c", "out=$1; shift; exec \"$@\" > \"$out\" 2>&1", "bash", output, script, .. arguments, "--home", Home]))!;
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(output);
        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException($"{script} {string.Join(' ', arguments)} ended with {process.ExitCode}: {text}");
    }
}
