using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Store;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>
/// Brings what is derived in the database up to date with its facts, which others may have changed: computes, compares, and writes what
/// differs. Facts are never touched, nor what the model does not know.
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

            await using var session = database.Driver.Session(database.Writing);
            written += await session.ExecuteWriteAsync(WriteAsync, database.Import, cancellationToken);
        }

        return (written, null);
    }

    private async Task<DerivedDifference> ReadAsync(IQueryRunner runner, CancellationToken cancellationToken)
    {
        var facts = await GraphExport.ReadAsync(runner, model, cancellationToken);
        var bundle = DerivedGraph.Complete(facts, cancellationToken);
        return DerivedDifference.Of(await GraphDifference.ReadAsync(runner, bundle, null, cancellationToken));
    }

    private async Task<DerivedChanges> WriteAsync(IQueryRunner runner, CancellationToken cancellationToken)
    {
        await migration.LockAsync(runner, cancellationToken);
        var difference = await ReadAsync(runner, cancellationToken);
        foreach (var (type, rows) in difference.Nodes)
        {
            await BatchesAsync(
                runner, $"MATCH (n{Patterns.Labels([type])}) WHERE elementId(n) = row.e SET n += row.p", rows, cancellationToken);
        }

        foreach (var relationships in difference.Relationships)
        {
            await WriteAsync(runner, relationships, cancellationToken);
        }

        return difference.Count;
    }

    private async Task WriteAsync(IQueryRunner runner, RelationshipDifference difference, CancellationToken cancellationToken)
    {
        var (changes, elements) = difference;
        var (name, properties) = (Identifier.Quote(changes.Type.Name), changes.Type.Properties!.Properties);
        await BatchesAsync(
            runner, $"MATCH ()-[r:{name}]->() WHERE elementId(r) = row DELETE r", elements.Removed, cancellationToken);
        await BatchesAsync(
            runner,
            $"MATCH ()-[r:{name}]->() WHERE elementId(r) = row.e SET r = row.p",
            changes.Changed.Select(row => new Dictionary<string, object?>
            {
                ["e"] = elements.Changed[new RelationshipEnds(row.After.From, row.After.To)],
                ["p"] = PropertyMap.Of(properties, row.After.Values),
            }),
            cancellationToken);
        await BatchesAsync(
            runner,
            $"MATCH (a{Patterns.Labels(changes.Type.From)}) WHERE a.id = row.f "
            + $"MATCH (b{Patterns.Labels(changes.Type.To)}) WHERE b.id = row.t CREATE (a)-[r:{name}]->(b) SET r = row.p",
            changes.Added.Select(row => new Dictionary<string, object?>
            {
                ["f"] = row.From,
                ["t"] = row.To,
                ["p"] = PropertyMap.Of(properties, row.Values),
            }),
            cancellationToken);
    }

    private async Task BatchesAsync(
        IQueryRunner runner, string clauses, IEnumerable<object?> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(database.Options.ImportBatch))
        {
            var cursor = await runner.RunAsync(
                $"UNWIND $rows AS row {clauses}", new Dictionary<string, object?> { ["rows"] = batch }, cancellationToken);
            await cursor.ConsumeAsync(cancellationToken);
        }
    }
}
