using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>
/// Makes the database hold a bundle: compares, and changes in one transaction what differs. What is the same already changes nothing, not
/// even the version. Nodes of other labels are left alone.
/// </summary>
internal sealed class GraphImport(GraphDatabase database, Migration migration, GraphBundle bundle, IProgress<ImportProgress>? progress)
{
    private readonly long _total = bundle.Count;
    private long _done;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var session = database.Driver.Session(database.Writing);
        await session.ExecuteWriteAsync(
            async (runner, token) =>
            {
                await WriteAsync(runner, token);
                return true;
            },
            database.Import,
            cancellationToken);
    }

    private async Task WriteAsync(IQueryRunner runner, CancellationToken cancellationToken)
    {
        _done = 0;
        await migration.LockAsync(runner, cancellationToken);
        var relationships = new List<(RelationshipType Type, GraphChanges Changes)>();
        foreach (var table in bundle.Relationships)
        {
            relationships.Add((table.Type, await CompareAsync(runner, table, cancellationToken)));
        }

        var nodes = new List<(NodeType Type, GraphChanges Changes)>();
        foreach (var table in bundle.Nodes)
        {
            nodes.Add((table.Type, await CompareAsync(runner, table, cancellationToken)));
        }

        foreach (var (type, changes) in relationships)
        {
            var pattern = $"()-[r:{Identifier.Quote(type.Name)}]->()";
            await BatchesAsync(runner, $"MATCH {pattern} WHERE elementId(r) = row DELETE r", changes.Delete, 0, cancellationToken);
        }

        foreach (var (type, changes) in nodes)
        {
            var label = Patterns.Labels([type]);
            await BatchesAsync(runner, $"MATCH (n{label}) WHERE elementId(n) = row DETACH DELETE n", changes.Delete, 0, cancellationToken);
            await BatchesAsync(runner, $"MATCH (n{label}) WHERE elementId(n) = row.e SET n = row.p", changes.Update, 1, cancellationToken);
            await BatchesAsync(runner, $"CREATE (n{label}) SET n = row.p", changes.Create, 1, cancellationToken);
        }

        foreach (var (type, changes) in relationships)
        {
            var name = Identifier.Quote(type.Name);
            await BatchesAsync(
                runner, $"MATCH ()-[r:{name}]->() WHERE elementId(r) = row.e SET r = row.p", changes.Update, 1, cancellationToken);
            foreach (var ends in changes.Create.GroupBy(row => (From: TypeOf(row["f"]), To: TypeOf(row["t"]))))
            {
                await BatchesAsync(
                    runner,
                    $"MATCH (a{Patterns.Labels([ends.Key.From])}) WHERE a.id = row.f MATCH (b{Patterns.Labels([ends.Key.To])}) WHERE b.id = row.t "
                    + $"CREATE (a)-[r:{name}]->(b) SET r = row.p",
                    [.. ends],
                    1,
                    cancellationToken);
            }
        }
    }

    private Task<GraphChanges> CompareAsync(
        IQueryRunner runner, NodeTable table, CancellationToken cancellationToken) => GraphChanges.CompareAsync(
        Keyed(GraphReading.NodesAsync(runner, table.Type, cancellationToken), element => element.From),
        table.Rows.ToDictionary(row => row.Id, row => PropertyMap.Of(table.Type.Properties, row.Values)),
        static (_, properties) => new Dictionary<string, object?> { ["p"] = properties },
        () => Report(1));

    private Task<GraphChanges> CompareAsync(
        IQueryRunner runner, RelationshipTable table, CancellationToken cancellationToken) => GraphChanges.CompareAsync(
        Keyed(GraphReading.RelationshipsAsync(runner, table.Type, cancellationToken), element => Tuple.Create(element.From, element.To)),
        table.Rows.ToDictionary(
            row => Tuple.Create<string?, string?>(row.From, row.To), row => PropertyMap.Of(table.Type.Properties?.Properties ?? [], row.Values)),
        static (key, properties) => new Dictionary<string, object?> { ["f"] = key.Item1, ["t"] = key.Item2, ["p"] = properties },
        () => Report(1));

    private static async IAsyncEnumerable<(TKey? Key, HeldElement Element)> Keyed<TKey>(
        IAsyncEnumerable<HeldElement> elements, Func<HeldElement, TKey?> key)
    {
        await foreach (var element in elements)
        {
            yield return (key(element), element);
        }
    }

    private async Task BatchesAsync(
        IQueryRunner runner, string clauses, IReadOnlyList<object?> rows, int weight, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(database.Options.ImportBatch))
        {
            var cursor = await runner.RunAsync(
                $"UNWIND $rows AS row {clauses}", new Dictionary<string, object?> { ["rows"] = batch }, cancellationToken);
            await cursor.ConsumeAsync(cancellationToken);
            Report(batch.Length * weight);
        }
    }

    private NodeType TypeOf(object? id) => bundle.Model.NodeTypeOfId((string)id!)
        ?? throw new ArgumentException($"'{id}' is no id of a type of the model.", nameof(id));

    private void Report(long done)
    {
        _done += done;
        progress?.Report(new ImportProgress(Math.Min(_done, _total), _total));
    }
}
