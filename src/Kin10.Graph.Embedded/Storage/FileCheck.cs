using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>SQLite's own check of a file, on a thread of its own beside the reading: most files are whole.</summary>
internal sealed class FileCheck : IDisposable
{
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;
    private string? _problem;

    /// <param name="connectionString">Opens the file.</param>
    public FileCheck(string connectionString)
    {
        _thread = new(() => Run(connectionString)) { IsBackground = true, Name = "Check of the file" };
        _thread.Start();
    }

    /// <summary>What is wrong with the file; null for nothing. Waits until that is known.</summary>
    /// <exception cref="SqliteException">The file cannot be checked.</exception>
    public string? Problem
    {
        get
        {
            _thread.Join();
            _failure?.Throw();
            return _problem;
        }
    }

    /// <summary>Waits until nobody uses the file here.</summary>
    public void Dispose() => _thread.Join();

    private void Run(string connectionString)
    {
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            var found = FileReading.Scalar(connection, "PRAGMA quick_check(1)");
            _problem = found == "ok" ? null : found;
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
