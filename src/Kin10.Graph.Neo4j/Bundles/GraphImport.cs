using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>
/// Makes the database hold a bundle: compares, and changes in one transaction what differs. What is the same already changes nothing, not
/// even the version. Nodes of other labels, and relationships that end at them, are left alone.
/// </summary>
internal sealed class GraphImport(GraphDatabase database, Migration migration, GraphBundle bundle, IProgress<ImportProgress>? progress)
{
    private readonly long _total = bundle.Count;
    private long _done;

    /// <summary>Imports, and tells what was changed.</summary>
    public async Task<ChangeSet> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = database.Driver.Session(database.Writing);
        return await session.ExecuteWriteAsync(WriteAsync, database.Import, cancellationToken);
    }

    private async Task<ChangeSet> WriteAsync(IQueryRunner runner, CancellationToken cancellationToken)
    {
        _done = 0;
        await migration.LockAsync(runner, cancellationToken);
        var difference = await GraphDifference.ReadAsync(runner, bundle, () => Report(1), cancellationToken);
        foreach (var (changes, elements) in difference.Relationships)
        {
            var pattern = $"()-[r:{Identifier.Quote(changes.Type.Name)}]->()";
            await BatchesAsync(runner, $"MATCH {pattern} WHERE elementId(r) = row DELETE r", elements.Removed, 0, cancellationToken);
        }

        foreach (var nodes in difference.Nodes)
        {
            await WriteAsync(runner, nodes, cancellationToken);
        }

        foreach (var relationships in difference.Relationships)
        {
            await WriteAsync(runner, relationships, cancellationToken);
        }

        return difference.Changes;
    }

    private async Task WriteAsync(IQueryRunner runner, NodeDifference difference, CancellationToken cancellationToken)
    {
        var (changes, elements) = difference;
        var label = Patterns.Labels([changes.Type]);
        await BatchesAsync(
            runner, $"MATCH (n{label}) WHERE elementId(n) = row REMOVE n{label}", elements.Relabelled, 0, cancellationToken);
        await BatchesAsync(
            runner, $"MATCH (n{label}) WHERE elementId(n) = row DETACH DELETE n", elements.Removed, 0, cancellationToken);
        await BatchesAsync(
            runner,
            $"MATCH (n{label}) WHERE elementId(n) = row.e SET n = row.p",
            changes.Changed.Select(row => Row(("e", elements.Changed[row.After.Id]), ("p", Map(row.After)))),
            1,
            cancellationToken);
        await BatchesAsync(
            runner, $"CREATE (n{label}) SET n = row.p", changes.Added.Select(row => Row(("p", Map(row)))), 1, cancellationToken);

        Dictionary<string, object?> Map(NodeRow row) => PropertyMap.Of(changes.Type.Properties, row.Values);
    }

    private async Task WriteAsync(IQueryRunner runner, RelationshipDifference difference, CancellationToken cancellationToken)
    {
        var (changes, elements) = difference;
        var name = Identifier.Quote(changes.Type.Name);
        await BatchesAsync(
            runner,
            $"MATCH ()-[r:{name}]->() WHERE elementId(r) = row.e SET r = row.p",
            changes.Changed.Select(row => Row(
                ("e", elements.Changed[new RelationshipEnds(row.After.From, row.After.To)]), ("p", Map(row.After)))),
            1,
            cancellationToken);
        foreach (var ends in changes.Added.GroupBy(row => (From: TypeOf(row.From), To: TypeOf(row.To))))
        {
            await BatchesAsync(
                runner,
                $"MATCH (a{Patterns.Labels([ends.Key.From])}) WHERE a.id = row.f MATCH (b{Patterns.Labels([ends.Key.To])}) "
                + "WHERE b.id = row.t "
                + $"CREATE (a)-[r:{name}]->(b) SET r = row.p",
                ends.Select(row => Row(("f", row.From), ("t", row.To), ("p", Map(row)))),
                1,
                cancellationToken);
        }

        Dictionary<string, object?> Map(RelationshipRow row) => PropertyMap.Of(changes.Type.Properties?.Properties ?? [], row.Values);
    }

    private static Dictionary<string, object?> Row(params ReadOnlySpan<(string Name, object? Value)> entries)
    {
        var row = new Dictionary<string, object?>(entries.Length);
        foreach (var (name, value) in entries)
        {
            row.Add(name, value);
        }

        return row;
    }

    private async Task BatchesAsync(
        IQueryRunner runner, string clauses, IEnumerable<object?> rows, int weight, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(database.Options.ImportBatch))
        {
            var cursor = await runner.RunAsync(
                $"UNWIND $rows AS row {clauses}", new Dictionary<string, object?> { ["rows"] = batch }, cancellationToken);
            await cursor.ConsumeAsync(cancellationToken);
            Report(batch.Length * weight);
        }
    }

    private NodeType TypeOf(string id) => bundle.Model.NodeTypeOfId(id)
        ?? throw new ArgumentException($"'{id}' is not an id of a type of the model.", nameof(id));

    private void Report(long done)
    {
        _done += done;
        progress?.Report(new ImportProgress(Math.Min(_done, _total), _total));
    }
}
