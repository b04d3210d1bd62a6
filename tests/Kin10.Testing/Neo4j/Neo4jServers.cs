namespace Kin10.Testing.Neo4j;

/// <summary>
/// The Neo4j servers of a test assembly, or of a program that measures: a database, and an instance of its own. Each is there from when it
/// is first asked for; what was started is deleted at the end.
/// </summary>
public sealed class Neo4jServers : IAsyncDisposable
{
    private readonly Neo4jInstance _instance = new();
    private readonly Lazy<Task> _start;
    private FileStream? _turn;

    /// <summary>Starts nothing yet.</summary>
    public Neo4jServers() => _start = new(_instance.StartAsync);

    /// <summary>The instance, for whoever kills or stops it or needs its certificate.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started here; the message says why.</exception>
    public async Task<Neo4jInstance> InstanceAsync()
    {
        await _start.Value;
        return _instance;
    }

    /// <summary>
    /// The database that the environment names, as soon as no other assembly of this repository works on it; else the instance's.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// None is named, and the instance cannot be started here; the message says why.
    /// </exception>
    public async Task<Neo4jDatabase> DatabaseAsync()
    {
        if (Neo4jDatabase.Named is not { } named)
        {
            return (await InstanceAsync()).Database;
        }

        _turn ??= await TakeTurnAsync();
        return named;
    }

    /// <summary>Deletes the instance, if it was started, and lets others have the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await _instance.DisposeAsync();
        _turn?.Dispose();
    }

    // dotnet test runs assemblies at once, and each replaces the graph.
    private static async Task<FileStream> TakeTurnAsync()
    {
        var file = Repository.PathOf("artifacts", "neo4j.lock");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }
}
