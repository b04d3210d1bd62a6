using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Clients;

/// <summary>
/// Transactions and statements that are collected, sent together where the client can, and read in the same order, as bytes. After a
/// failure nothing can be read any more. Disposing it before the end stops what runs in the server. Not safe for concurrent use.
/// </summary>
internal interface IDatabasePipeline : IAsyncDisposable
{
    /// <summary>The server, for messages.</summary>
    string Address { get; }

    /// <summary>The current record: its values as a PackStream list. Valid until the next call of any method.</summary>
    ReadOnlySpan<byte> Current { get; }

    /// <summary>The bookmark of the last transaction whose end was read, be it a commit or that of a statement by itself.</summary>
    string? LastBookmark { get; }

    /// <summary>Collects the beginning of a transaction; the first one waits for the bookmarks.</summary>
    void Begin(TransactionOptions options);

    /// <summary>Collects a statement, and that all of its records are wanted.</summary>
    /// <param name="statement">The Cypher.</param>
    /// <param name="parameters">Its parameters by name.</param>
    /// <param name="options">Settings of its transaction, where it is one by itself.</param>
    void Run(string statement, Dictionary<string, object?>? parameters = null, TransactionOptions? options = null);

    /// <summary>Collects the end of a transaction.</summary>
    void Commit();

    /// <summary>Sends what was collected.</summary>
    ValueTask SendAsync(CancellationToken cancellationToken);

    /// <summary>Reads on to the start of the next statement's result.</summary>
    /// <returns>The names of its columns.</returns>
    ValueTask<IReadOnlyList<string>> NextResultAsync(CancellationToken cancellationToken);

    /// <summary>Moves to the next record of the current result.</summary>
    /// <returns>Whether there is one.</returns>
    ValueTask<bool> FetchAsync(CancellationToken cancellationToken);

    /// <summary>Reads on to the end of the transaction.</summary>
    /// <returns>Its bookmark.</returns>
    ValueTask<string?> NextCommitAsync(CancellationToken cancellationToken);

    /// <summary>
    /// After the caller gave up: stops what is under way. Tells a statement that takes long from a connection that was lost without a word.
    /// </summary>
    /// <returns>Whether the server still answers.</returns>
    ValueTask<bool> StopAsync();
}
