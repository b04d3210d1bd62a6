using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>Constraints and indexes, and the node that says which model the database holds.</summary>
internal sealed class Migration(GraphDatabase database, GraphModel model)
{
    private const string Label = UnfinishedImport.Label;
    private const string Held = "RETURN n.name, n.version, n." + UnfinishedImport.Property;

    /// <summary>Brings the database to the model's constraints and indexes; what is there already is left as it is.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var session = database.Client.Session(database.Writing);
        CheckModel(await HeldAsync(session, cancellationToken));
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

    /// <summary>
    /// Says whether the database holds another model, another version of it, or a part of a graph; null where it can be read.
    /// </summary>
    public async Task<StoreHealth?> FindProblemAsync(CancellationToken cancellationToken)
    {
        await using var session = database.Client.Session(database.Reading);
        var held = await HeldAsync(session, cancellationToken);
        return Problem(held) is { } problem ? new StoreHealth(false, problem)
            : IsUnfinished(held) ? new StoreHealth(false, UnfinishedImport.Reason) { ForClients = UnfinishedImport.Reason }
            : null;
    }

    /// <summary>Refuses a database that holds another model, another version of it, or a part of a graph.</summary>
    /// <exception cref="GraphStoreException">It does.</exception>
    public async Task CheckAsync(IStatementRunner runner, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(await runner.RunAsync($"MATCH (n:{Label}) {Held}", null, cancellationToken), cancellationToken);
        CheckModel(held);
        if (IsUnfinished(held))
        {
            throw UnfinishedImport.Error();
        }
    }

    /// <summary>
    /// Lets one import at a time write to the database, whichever program it runs in, until its transaction ends. Says again whether the
    /// database holds another model: somebody may have changed it since the migration.
    /// </summary>
    /// <returns>The mark of an import that has not finished, and null where there is none.</returns>
    public async Task<string?> LockAsync(IStatementRunner runner, CancellationToken cancellationToken)
    {
        // Setting what is there already takes the lock and leaves the version of the graph.
        var cursor = await runner.RunAsync($"MATCH (n:{Label}) SET n.version = n.version {Held}", null, cancellationToken);
        var held = await HeldAsync(cursor, cancellationToken);
        CheckModel(held);
        return held.Select(graph => graph.Import).FirstOrDefault(import => import is not null);
    }

    /// <summary>Marks the database as one that is being filled, or takes the mark from it.</summary>
    /// <param name="runner">A transaction that holds the lock.</param>
    /// <param name="import">The mark; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task MarkAsync(IStatementRunner runner, string? import, CancellationToken cancellationToken)
    {
        var cursor = await runner.RunAsync(
            $"MATCH (n:{Label}) SET n.{UnfinishedImport.Property} = $import",
            new Dictionary<string, object?> { ["import"] = import },
            cancellationToken);
        await cursor.ConsumeAsync(cancellationToken);
    }

    private static bool IsUnfinished(IReadOnlyList<HeldGraph> held) => held.Any(graph => graph.Import is not null);

    private void CheckModel(IReadOnlyList<HeldGraph> held)
    {
        if (Problem(held) is { } problem)
        {
            throw new GraphStoreException(problem, isTransient: false);
        }
    }

    private string? Problem(IReadOnlyList<HeldGraph> held)
    {
        foreach (var (name, version, _) in held)
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

    private async Task<IReadOnlyList<HeldGraph>> HeldAsync(IDatabaseSession session, CancellationToken cancellationToken)
    {
        var cursor = await session.RunAsync($"MATCH (n:{Label}) {Held}", null, database.Request, cancellationToken);
        return await HeldAsync(cursor, cancellationToken);
    }

    private static async Task<IReadOnlyList<HeldGraph>> HeldAsync(IRecordCursor cursor, CancellationToken cancellationToken)
    {
        var records = await cursor.ToListAsync(cancellationToken);
        return [.. records.Select(record =>
            new HeldGraph(record[0] as string ?? "", record[1] as long? ?? -1, record[2]?.ToString()))];
    }

    private async Task RunAsync(
        IDatabaseSession session, string statement, Dictionary<string, object?>? parameters, CancellationToken cancellationToken)
    {
        var cursor = await session.RunAsync(statement, parameters, database.Import, cancellationToken);
        await cursor.ConsumeAsync(cancellationToken);
    }

    private sealed record HeldGraph(string Name, long Version, string? Import);
}
