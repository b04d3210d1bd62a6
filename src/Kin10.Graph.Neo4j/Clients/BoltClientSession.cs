using Kin10.Bolt;

namespace Kin10.Graph.Neo4j.Clients;

/// <summary>A session of Kin10.Bolt.</summary>
internal sealed class BoltClientSession(BoltSession session, AccessMode mode) : IDatabaseSession
{
    public IReadOnlyList<string> LastBookmarks => session.LastBookmarks;

    public async Task<IRecordCursor> RunAsync(
        string statement, Dictionary<string, object?>? parameters, TransactionOptions options, CancellationToken cancellationToken) =>
        new Cursor(await session.RunAsync(statement, parameters, options, cancellationToken));

    public Task<T> ExecuteAsync<T>(
        Func<IStatementRunner, CancellationToken, Task<T>> work, TransactionOptions options, CancellationToken cancellationToken) =>
        mode == AccessMode.Read
            ? session.ExecuteReadAsync((runner, token) => work(new Runner(runner), token), options, cancellationToken)
            : session.ExecuteWriteAsync((runner, token) => work(new Runner(runner), token), options, cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private sealed class Runner(IQueryRunner runner) : IStatementRunner
    {
        public async Task<IRecordCursor> RunAsync(
            string statement, Dictionary<string, object?>? parameters, CancellationToken cancellationToken) =>
            new Cursor(await runner.RunAsync(statement, parameters, cancellationToken));
    }

    private sealed class Cursor(ResultCursor cursor) : IRecordCursor
    {
        public IReadOnlyList<object?> Current => cursor.Current.Values;

        public ValueTask<bool> FetchAsync(CancellationToken cancellationToken) => cursor.FetchAsync(cancellationToken);

        public async ValueTask ConsumeAsync(CancellationToken cancellationToken) => await cursor.ConsumeAsync(cancellationToken);
    }
}
