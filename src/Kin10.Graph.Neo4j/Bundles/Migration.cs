using Kin10.Bolt;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>Constraints and indexes, and the node that says which model the database holds.</summary>
internal sealed class Migration(GraphDatabase database, GraphModel model)
{
    private const string Label = "Kin10Graph";

    /// <summary>Brings the database to the model's constraints and indexes; what is there already is left as it is.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var session = database.Driver.Session(database.Writing);
        Check(await HeldAsync(session, cancellationToken));
        var unique = $"CREATE CONSTRAINT {Label}_name IF NOT EXISTS FOR (n:{Label}) REQUIRE n.name IS UNIQUE";
        await RunAsync(session, unique, null, cancellationToken);
        foreach (var statement in Neo4jSchema.Statements(model))
        {
            await RunAsync(session, statement, null, cancellationToken);
        }

        await RunAsync(session, "CALL db.awaitIndexes(3600)", null, cancellationToken);
        await RunAsync(
            session,
            $"MERGE (n:{Label} {{name: $name}}) ON CREATE SET n.version = $version",
            new Dictionary<string, object?> { ["name"] = model.Name, ["version"] = (long)model.Version },
            cancellationToken);
    }

    /// <summary>Says whether the database holds another model, or another version of it; null where it does not.</summary>
    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        await using var session = database.Driver.Session(database.Reading);
        return Problem(await HeldAsync(session, cancellationToken));
    }

    /// <summary>Refuses a database that holds another model, or another version of it.</summary>
    /// <exception cref="GraphStoreException">It does.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var session = database.Driver.Session(database.Reading);
        Check(await HeldAsync(session, cancellationToken));
    }

    /// <summary>
    /// Lets one import at a time write to the database, whichever program it runs in, until its transaction ends. Says again whether the
    /// database holds another model: somebody may have changed it since the migration.
    /// </summary>
    public async Task LockAsync(IQueryRunner runner, CancellationToken cancellationToken)
    {
        // Setting what is there already takes the lock and leaves the version of the graph.
        var cursor = await runner.RunAsync(
            $"MATCH (n:{Label}) SET n.version = n.version RETURN n.name, n.version", null, cancellationToken);
        Check(await HeldAsync(cursor, cancellationToken));
    }

    private void Check(IReadOnlyList<(string Name, long Version)> held)
    {
        if (Problem(held) is { } problem)
        {
            throw new GraphStoreException(problem, isTransient: false);
        }
    }

    private string? Problem(IReadOnlyList<(string Name, long Version)> held)
    {
        foreach (var (name, version) in held)
        {
            if (name != model.Name || version != model.Version)
            {
                return $"The database holds the graph '{name}' of version {version}; "
                    + $"this program has '{model.Name}' of version {model.Version}. "
                    + "Give it a database of its own, or bring the data to this version by export and import.";
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<(string Name, long Version)>> HeldAsync(BoltSession session, CancellationToken cancellationToken)
    {
        var cursor = await session.RunAsync($"MATCH (n:{Label}) RETURN n.name, n.version", null, database.Request, cancellationToken);
        return await HeldAsync(cursor, cancellationToken);
    }

    private static async Task<IReadOnlyList<(string Name, long Version)>> HeldAsync(
        ResultCursor cursor, CancellationToken cancellationToken)
    {
        var records = await cursor.ToListAsync(cancellationToken);
        return [.. records.Select(record => (record[0] as string ?? "", record[1] as long? ?? -1))];
    }

    private async Task RunAsync(
        BoltSession session, string statement, Dictionary<string, object?>? parameters, CancellationToken cancellationToken)
    {
        var cursor = await session.RunAsync(statement, parameters, database.Import, cancellationToken);
        await cursor.ConsumeAsync(cancellationToken);
    }
}
