using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Clients;

/// <summary>A chain of transactions: each sees what the one before has done. Not safe for concurrent use.</summary>
internal interface IDatabaseSession : IAsyncDisposable
{
    /// <summary>What the last transaction left.</summary>
    IReadOnlyList<string> LastBookmarks { get; }

    /// <summary>Runs a statement as a transaction by itself. It is not tried again.</summary>
    Task<IRecordCursor> RunAsync(
        string statement,
        Dictionary<string, object?>? parameters,
        TransactionOptions options,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Does work in a transaction of the session's access mode, again where an error says that this makes sense. Its results are read in
    /// it.
    /// </summary>
    Task<T> ExecuteAsync<T>(
        Func<IStatementRunner, CancellationToken, Task<T>> work, TransactionOptions options, CancellationToken cancellationToken);
}

/// <summary>Runs statements in a transaction.</summary>
internal interface IStatementRunner
{
    /// <summary>Starts a statement.</summary>
    Task<IRecordCursor> RunAsync(string statement, Dictionary<string, object?>? parameters, CancellationToken cancellationToken);
}
