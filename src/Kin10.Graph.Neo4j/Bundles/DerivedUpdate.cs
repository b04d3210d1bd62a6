using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Store;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>
/// Brings what is derived in the database up to date with its facts, which others may have changed: computes, compares, and writes what
/// differs. Facts are never touched, nor what the model does not know. All is one transaction, except where more differs than one should
/// hold: then each batch is one, and until the last of them what is derived is partly up to date.
/// </summary>
internal sealed class DerivedUpdate(GraphDatabase database, Migration migration, WholeRead whole, GraphModel model)
{
    /// <summary>Brings it up to date, again where somebody changed the graph meanwhile.</summary>
    /// <returns>
    /// How much was written, and the bookmark at which everything was found to be up to date; null where others changed the graph each
    /// time.
    /// </returns>
    public async Task<(DerivedChanges Written, string? Bookmark)> RunAsync(CancellationToken cancellationToken)
    {
        var written = new DerivedChanges(0, 0);
        for (var passes = 0; passes <= database.Options.MaxReads; passes++)
        {
            // Looking takes no lock: with several programs, one writes and the others find that nothing is to do.
            var (difference, bookmark) = await whole.RunProvenAsync(ReadAsync, cancellationToken);
            if (difference.IsEmpty)
            {
                return (written, bookmark);
            }

            await using var session = database.Client.Session(database.Writing);
            written += difference.Count.Total <= database.Options.MaxImportTransaction
                ? await session.ExecuteAsync(WriteWholeAsync, database.Import, cancellationToken)
                : await WriteInPartsAsync(session, difference, cancellationToken);
        }

        return (written, null);
    }

    private async Task<DerivedDifference> ReadAsync(IStatementRunner runner, CancellationToken cancellationToken)
    {
        await migration.CheckAsync(runner, cancellationToken);
        var facts = await GraphExport.ReadAsync(runner, model, keepsFirst: true, cancellationToken);
        var bundle = DerivedGraph.Complete(facts, cancellationToken);
        return DerivedDifference.Of(await GraphDifference.ReadAsync(runner, bundle, null, cancellationToken));
    }

    private async Task<DerivedChanges> WriteWholeAsync(IStatementRunner runner, CancellationToken cancellationToken)
    {
        await migration.LockAsync(runner, cancellationToken);
        var difference = await ReadAsync(runner, cancellationToken);
        await WriteAsync(difference, (statement, rows) => RunAsync(runner, statement, rows, cancellationToken));
        return difference.Count;
    }

    // Whatever others write between two parts: each can be written again, and the next look finds what is still to do.
    private async Task<DerivedChanges> WriteInPartsAsync(
        IDatabaseSession session, DerivedDifference difference, CancellationToken cancellationToken)
    {
        await WriteAsync(difference, (statement, rows) => session.ExecuteAsync(
            async (runner, token) =>
            {
                await migration.LockAsync(runner, token);
                await RunAsync(runner, statement, rows, token);
                return true;
            },
            database.Import,
            cancellationToken));
        return difference.Count;
    }

    private async Task WriteAsync(DerivedDifference difference, Func<string, object?[], Task> write)
    {
        foreach (var (type, rows) in difference.Nodes)
        {
            await BatchesAsync(write, $"MATCH (n{Patterns.Labels([type])}) WHERE elementId(n) = row.e SET n += row.p", rows);
        }

        foreach (var relationships in difference.Relationships)
        {
            await WriteAsync(relationships, write);
        }
    }

    private async Task WriteAsync(RelationshipDifference difference, Func<string, object?[], Task> write)
    {
        var (changes, elements) = difference;
        var (name, properties) = (Identifier.Quote(changes.Type.Name), changes.Type.Properties!.Properties);
        await BatchesAsync(write, $"MATCH ()-[r:{name}]->() WHERE elementId(r) = row DELETE r", elements.Removed);
        await BatchesAsync(
            write,
            $"MATCH ()-[r:{name}]->() WHERE elementId(r) = row.e SET r = row.p",
            changes.Changed.Select(row => new Dictionary<string, object?>
            {
                ["e"] = elements.Changed[new RelationshipEnds(row.After.From, row.After.To)],
                ["p"] = PropertyMap.Of(properties, row.After.Values),
            }));
        await BatchesAsync(
            write,
            $"MATCH (a{Patterns.Labels(changes.Type.From)}) WHERE a.id = row.f "
            + $"MATCH (b{Patterns.Labels(changes.Type.To)}) WHERE b.id = row.t MERGE (a)-[r:{name}]->(b) SET r = row.p",
            changes.Added.Select(row => new Dictionary<string, object?>
            {
                ["f"] = row.From,
                ["t"] = row.To,
                ["p"] = PropertyMap.Of(properties, row.Values),
            }));
    }

    private async Task BatchesAsync(Func<string, object?[], Task> write, string clauses, IEnumerable<object?> rows)
    {
        foreach (var batch in rows.Chunk(database.Options.ImportBatch))
        {
            await write($"UNWIND $rows AS row {clauses}", batch);
        }
    }

    private static async Task RunAsync(IStatementRunner runner, string statement, object?[] rows, CancellationToken cancellationToken)
    {
        var cursor = await runner.RunAsync(statement, new Dictionary<string, object?> { ["rows"] = rows }, cancellationToken);
        await cursor.ConsumeAsync(cancellationToken);
    }
}
