using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Kin10.Testing;
using Kin10.Testing.Neo4j;

namespace Kin10.Graph.Benchmarks.Http;

/// <summary>A server in a process of its own, on a free port.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private int _liveRuns;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>How often the server has executed an operation for its subscribers, where it logs that.</summary>
    public int LiveRuns => Volatile.Read(ref _liveRuns);

    /// <summary>The processor time that the server has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that the server takes, of which the operating system knows.</summary>
    public long MemoryBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Publishes the product, as an operator does.</summary>
    /// <param name="folder">Where to.</param>
    /// <returns>The program.</returns>
    public static async Task<string> PublishGraphAsync(string folder)
    {
        using var publish = Process.Start("dotnet", ["publish", Repository.PathOf("src", "Kin10.Graph.Server"), "--output", folder]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, OperatingSystem.IsWindows() ? "Kin10.Graph.Server.exe" : "Kin10.Graph.Server")
            : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }

    /// <summary>Starts the product and returns when it says that it is ready.</summary>
    /// <param name="store">The file of an embedded store, which is not used where the environment names a database.</param>
    /// <param name="seed">What an empty store is filled with; null for the seed.</param>
    /// <param name="environment">Variables, which may name a database and settings.</param>
    /// <param name="published">The program that was published; null for the one that was built.</param>
    public static async Task<ServerProcess> StartGraphAsync(
        string store, string? seed, IReadOnlyDictionary<string, string>? environment = null, string? published = null)
    {
        var port = FreePort();
        string[] arguments = ["serve", "--urls", $"http://127.0.0.1:{port}", "--Store:Path", store, "--Logging:LogLevel:Default", "Warning"];
        if (seed is not null)
        {
            arguments = [.. arguments, "--Seed:Path", seed];
        }

        return published is null
            ? await StartAsync(port, "/health/ready", [ServerPath(), .. arguments], environment)
            : await StartAsync(port, "/health/ready", arguments, environment, published);
    }

    /// <summary>Starts the product over a database, with its log, and returns when it says that it is ready.</summary>
    /// <param name="database">The database.</param>
    /// <param name="heapBytes">What the garbage collector may take.</param>
    public static async Task<ServerProcess> StartGraphAsync(Neo4jDatabase database, long heapBytes)
    {
        var environment = new Dictionary<string, string>(database.Variables) { ["DOTNET_GCHeapHardLimit"] = $"0x{heapBytes:X}" };
        var port = FreePort();
        string[] arguments = [ServerPath(), "serve", "--urls", $"http://127.0.0.1:{port}", "--Neo4j:DeriveInterval", "00:00:00"];
        return await StartAsync(port, "/health/ready", arguments, environment);
    }

    /// <summary>Starts the yardstick.</summary>
    /// <param name="answerFile">The bytes that it answers.</param>
    /// <param name="database">A database whose version it reads before each answer; null for none.</param>
    public static async Task<ServerProcess> StartBareAsync(string answerFile, Neo4jDatabase? database = null)
    {
        var port = FreePort();
        return await StartAsync(
            port, "/", [typeof(ServerProcess).Assembly.Location, "bare", $"{port}", answerFile], database?.Variables);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(
        int port, string readyPath, string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string program = "dotnet")
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var server = new ServerProcess(process, port);
        process.OutputDataReceived += (_, line) => server.Read(line.Data);
        process.BeginOutputReadLine();
        using var client = new HttpClient();
        while (!process.HasExited)
        {
            try
            {
                using var response = await client.GetAsync($"http://127.0.0.1:{port}{readyPath}");
                if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }
        }

        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private void Read(string? line)
    {
        if (line?.Contains("LIVE ", StringComparison.Ordinal) == true)
        {
            Interlocked.Increment(ref _liveRuns);
        }
    }

    private static string ServerPath()
    {
        var configuration = AppContext.BaseDirectory.Contains(
            $"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : throw new InvalidOperationException("Measure a Release build: dotnet run -c Release.");
        return Repository.PathOf("src", "Kin10.Graph.Server", "bin", configuration, "net10.0", "Kin10.Graph.Server.dll");
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
