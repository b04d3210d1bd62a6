using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Kin10.Testing.Neo4j;

/// <summary>
/// A Neo4j server of one's own, to kill, to freeze and to trust, in a temporary folder and on free ports; it takes TLS beside plain
/// connections. Nothing of it stays behind: neither after <see cref="DisposeAsync"/>, nor where this process ends before, however.
/// </summary>
public sealed class Neo4jInstance : IAsyncDisposable
{
    /// <summary>The user's name.</summary>
    public const string Username = "neo4j";

    /// <summary>The user's password.</summary>
    public const string Password = "kin10-test";

    // Waits in a session of its own, which no Ctrl+C reaches, for the end of its input: that comes when this process closes it or ends.
    private const string Sweep = """
        setsid bash -c 'cat > /dev/null; "$0" kill --home "$1" > /dev/null 2>&1 && rm -rf -- "$1"' "$0" "$1" <&0 &
        """;

    // Only where a server is started: skipped tests leave no folder behind.
    private string? _home;
    private int _bolt;
    private int _http;
    private Process? _sweeper;

    /// <summary>Why tests that need one are skipped here; null when they run, be it to fail because all is required.</summary>
    public static string? WhyMissing => Neo4jScript.WhySkipped;

    /// <summary>Host and port of Bolt.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"localhost:{_bolt}");

    /// <summary>The certificate authority of its certificate, a PEM file.</summary>
    public string CertificateFile => Path.Combine(Home, "certificates", "bolt", "ca.pem");

    /// <summary>Its database.</summary>
    public Neo4jDatabase Database => new($"neo4j://{Address}", Username, Password, null);

    private string Home => _home ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>Starts it, or starts it again with the data that it has; returns when it listens.</summary>
    /// <exception cref="InvalidOperationException">There is no script, or it failed; the message says why.</exception>
    public Task StartAsync()
    {
        var script = Neo4jScript.File;
        if (_home is null)
        {
            _home = Directory.CreateTempSubdirectory("kin10-neo4j-").FullName;
            (_bolt, _http) = FindPorts();
            _sweeper = Process.Start(new ProcessStartInfo("bash", ["-c", Sweep, script, _home])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            });
        }

        return RunAsync(
            "start", "--tls", "--heap", "512m", "--password", Password,
            "--bolt", _bolt.ToString(CultureInfo.InvariantCulture), "--http", _http.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The process that is the server.</summary>
    public async Task<int> ProcessIdAsync()
    {
        // "running PID"
        var status = await RunAsync("status");
        return int.Parse(status.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>As in a power cut.</summary>
    public Task KillAsync() => RunAsync("kill");

    /// <summary>Puts another, empty database in its place, at the same address.</summary>
    public async Task ReplaceAsync()
    {
        await KillAsync();
        Directory.Delete(Path.Combine(Home, "data"), recursive: true);
        await StartAsync();
    }

    /// <summary>Lets the process stand still: connections stay open and nobody answers.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>Lets the process go on after <see cref="FreezeAsync"/>.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>Kills it and deletes its data.</summary>
    /// <exception cref="InvalidOperationException">The script could not kill it.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_sweeper is null)
        {
            return;
        }

        // It writes nothing: its output ends when it does.
        _sweeper.StandardInput.Close();
        await _sweeper.StandardOutput.ReadToEndAsync();
        _sweeper.Dispose();
        _sweeper = null;
        if (Directory.Exists(Home))
        {
            throw new InvalidOperationException($"{Neo4jScript.File} could not kill the server in {Home}.");
        }

        _home = null;
    }

    private static (int Bolt, int Http) FindPorts()
    {
        using var bolt = new TcpListener(IPAddress.Loopback, 0);
        using var http = new TcpListener(IPAddress.Loopback, 0);
        bolt.Start();
        http.Start();
        return (((IPEndPoint)bolt.LocalEndpoint).Port, ((IPEndPoint)http.LocalEndpoint).Port);
    }

    private async Task SignalAsync(string signal)
    {
        var process = await ProcessIdAsync();
        using var kill = Process.Start("kill", [signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        // What the script starts inherits its outputs and lives on: a pipe would never end.
        var output = Path.Combine(Home, "script.log");
        using var process = Process.Start(
            new ProcessStartInfo("bash", ["-c", "exec \"$@\" > \"$0\" 2>&1", output, Neo4jScript.File, .. arguments, "--home", Home]))!;
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(output);
        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException(
                $"{Neo4jScript.File} {string.Join(' ', arguments)} ended with {process.ExitCode}: {text}");
    }
}
