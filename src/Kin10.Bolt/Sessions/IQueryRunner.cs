namespace Kin10.Bolt;

/// <summary>Runs statements: a session, a transaction, or what managed work gets.</summary>
public interface IQueryRunner
{
    /// <summary>Starts a statement.</summary>
    /// <param name="query">The Cypher text.</param>
    /// <param name="parameters">Its parameters by name.</param>
    /// <param name="cancellationToken">Gives up; the server stops the statement.</param>
    /// <returns>Its result, once the server has accepted the statement.</returns>
    /// <exception cref="BoltException">The server refuses it, or cannot be reached.</exception>
    Task<ResultCursor> RunAsync(
        string query, IReadOnlyDictionary<string, object?>? parameters = null, CancellationToken cancellationToken = default);
}
