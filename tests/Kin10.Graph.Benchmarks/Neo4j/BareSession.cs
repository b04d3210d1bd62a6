using Kin10.Bolt;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Store;

namespace Kin10.Graph.Benchmarks.Neo4j;

/// <summary>A statement on the Bolt client, with nothing else around it. All records are read.</summary>
/// <param name="database">The connections.</param>
/// <param name="text">The Cypher.</param>
/// <param name="parameters">Its parameters.</param>
internal sealed class BareSession(GraphDatabase database, string text, Dictionary<string, object?> parameters)
{
    private readonly BoltDriver _driver = ((BoltClient)database.Client).Driver;

    /// <summary>As a program usually asks: a managed transaction, two round trips, records as objects.</summary>
    public async Task<List<BoltRecord>> ExecuteReadAsync()
    {
        await using var session = _driver.Session(database.Reading);
        return await session.ExecuteReadAsync(
            async (transaction, cancellationToken) =>
            {
                var cursor = await transaction.RunAsync(text, parameters, cancellationToken);
                return await cursor.ToListAsync(cancellationToken);
            },
            database.Request);
    }

    /// <summary>A transaction in one write and one round trip: BEGIN, RUN, PULL, COMMIT. Nobody looks at the records' bytes.</summary>
    public async Task PipelineAsync()
    {
        await using var pipeline = await _driver.PipelineAsync(database.Reading);
        pipeline.Begin(database.Request);
        pipeline.Run(text, parameters);
        pipeline.Commit();
        await pipeline.SendAsync();
        await pipeline.NextResultAsync();
        while (await pipeline.FetchAsync())
        {
        }

        await pipeline.NextCommitAsync();
    }

    /// <summary>The least that a session can do: auto-commit, one round trip. Nobody looks at the records' bytes.</summary>
    public async Task AutoCommitAsync()
    {
        await using var session = _driver.Session(database.Reading);
        var cursor = await session.RunAsync(text, parameters, database.Request);
        while (await cursor.FetchAsync())
        {
        }
    }
}
