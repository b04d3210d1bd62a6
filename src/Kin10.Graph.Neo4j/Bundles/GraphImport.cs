using Kin10.Bolt;
using Kin10.Graph.Bundles;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Store;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>
/// Makes the database hold a bundle: compares, and changes what differs. What is the same already changes nothing, not even the version.
/// Nodes of other labels, and relationships that end at them, are left alone. All is one transaction, except where more comes into an
/// empty database than one transaction should hold, or where such an import broke off: then each batch is one, behind a mark
/// (<see cref="UnfinishedImport"/>). Each of them holds the lock and finds the mark of its own import: another one that takes over ends
/// this one.
/// </summary>
internal sealed class GraphImport(
    GraphDatabase database, Migration migration, GraphBundle bundle, ImportOptions options, IProgress<ImportProgress>? progress)
{
    private readonly long _total = bundle.Count;
    private readonly string _mark = Guid.NewGuid().ToString();
    private long _done;

    /// <summary>Imports, and tells what was changed.</summary>
    /// <param name="version">The version of the graph before.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ChangeSet> RunAsync(string version, CancellationToken cancellationToken)
    {
        await using var session = database.Client.Session(database.Writing);
        var (difference, import, isWhole) = await TransactionAsync(
            session, (runner, token) => BeginAsync(runner, version, token), cancellationToken);
        if (!isWhole)
        {
            await WriteAsync(
                difference,
                import,
                (statement, rows, token) => PartAsync(session, runner => RunAsync(runner, statement, rows, token), token),
                cancellationToken);
            await PartAsync(session, runner => CompleteAsync(runner, import, cancellationToken), cancellationToken);
        }

        if (import is not null)
        {
            var made = GraphVersion.Of(session.LastBookmarks.Single());
            await TransactionAsync(session, (runner, token) => ImportLog.NameAsync(runner, import, made, token), cancellationToken);
        }

        return difference.Changes;
    }

    // Writes all, or only the mark of an import that is to be written in parts.
    private async Task<(GraphDifference Difference, ImportRecord? Import, bool IsWhole)> BeginAsync(
        IStatementRunner runner, string version, CancellationToken cancellationToken)
    {
        _done = 0;
        var isWhole = await migration.LockAsync(runner, cancellationToken) is null
            && (_total <= database.Options.MaxImportTransaction || !await IsEmptyAsync(runner, cancellationToken));
        var difference = await GraphDifference.ReadAsync(runner, bundle, () => Report(1), cancellationToken);
        options.Review?.Invoke(difference.Changes);
        var import = await ImportLog.BeginAsync(runner, difference.Changes, version, options, cancellationToken);
        if (isWhole)
        {
            await WriteAsync(difference, import, (statement, rows, token) => RunAsync(runner, statement, rows, token), cancellationToken);
            if (import is not null)
            {
                await ImportLog.WriteAsync(runner, import, options.KeptChanges, cancellationToken);
            }
        }
        else
        {
            await Migration.MarkAsync(runner, _mark, cancellationToken);
        }

        return (difference, import, isWhole);
    }

    private async Task CompleteAsync(IStatementRunner runner, ImportRecord? import, CancellationToken cancellationToken)
    {
        await Migration.MarkAsync(runner, null, cancellationToken);
        if (import is not null)
        {
            await ImportLog.WriteAsync(runner, import, options.KeptChanges, cancellationToken);
        }
    }

    private Task<bool> PartAsync(IDatabaseSession session, Func<IStatementRunner, Task> write, CancellationToken cancellationToken) =>
        TransactionAsync(
            session,
            async (runner, token) =>
            {
                if (await migration.LockAsync(runner, token) != _mark)
                {
                    throw new GraphStoreException("Another import took over. This one ended before it was done.", isTransient: false);
                }

                await write(runner);
                return true;
            },
            cancellationToken);

    private Task<T> TransactionAsync<T>(
        IDatabaseSession session, Func<IStatementRunner, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            async (runner, token) =>
            {
                try
                {
                    return await work(runner, token);
                }
                catch (BoltException error) when (StoreErrors.MemoryLimit(error) is { } limit)
                {
                    // Not to be tried again, as the database proposes: it would take as much.
                    throw limit;
                }
            },
            database.Import,
            cancellationToken);

    private async Task<bool> IsEmptyAsync(IStatementRunner runner, CancellationToken cancellationToken)
    {
        var statement = $"RETURN NOT EXISTS {{ (n{Patterns.Labels(bundle.Model.NodeTypes)}) }}";
        var cursor = await runner.RunAsync(statement, null, cancellationToken);
        return (await cursor.SingleAsync(cancellationToken))[0] is true;
    }

    private async Task WriteAsync(
        GraphDifference difference, ImportRecord? import, WriteRows write, CancellationToken cancellationToken)
    {
        var (facts, at) = (difference.Changes.Facts, import is null ? null : ChangeTime.Text(import.At));
        foreach (var (changes, elements) in difference.Relationships)
        {
            var pattern = $"()-[r:{Identifier.Quote(changes.Type.Name)}]->()";
            await BatchesAsync(write, $"MATCH {pattern} WHERE elementId(r) = row DELETE r", elements.Removed, 0, cancellationToken);
        }

        foreach (var nodes in difference.Nodes)
        {
            var updated = facts.Nodes[nodes.Changes.Type.Index].Changed.Select(row => row.After.Id).ToHashSet();
            await WriteAsync(write, nodes, id => updated.Contains(id) ? at : null, at, cancellationToken);
        }

        foreach (var relationships in difference.Relationships)
        {
            await WriteAsync(write, relationships, cancellationToken);
        }
    }

    private async Task WriteAsync(
        WriteRows write, NodeDifference difference, Func<string, string?> updated, string? at, CancellationToken cancellationToken)
    {
        var (changes, elements) = difference;
        var label = Patterns.Labels([changes.Type]);
        await BatchesAsync(
            write, $"MATCH (n{label}) WHERE elementId(n) = row REMOVE n{label}", elements.Relabelled, 0, cancellationToken);
        await BatchesAsync(
            write, $"MATCH (n{label}) WHERE elementId(n) = row DETACH DELETE n", elements.Removed, 0, cancellationToken);
        await BatchesAsync(
            write,
            $"MATCH (n{label}) WHERE elementId(n) = row.e WITH n, row, coalesce(row.u, n.{ImportTraces.UpdatedAt}) AS u "
            + $"SET n = row.p SET n.{ImportTraces.UpdatedAt} = u",
            changes.Changed.Select(row =>
                Row(("e", elements.Changed[row.After.Id]), ("p", Map(row.After)), ("u", updated(row.After.Id)))),
            1,
            cancellationToken);
        await BatchesAsync(
            write,
            $"CREATE (n{label}) SET n = row.p SET n.{ImportTraces.UpdatedAt} = row.u",
            changes.Added.Select(row => Row(("p", Map(row)), ("u", at))),
            1,
            cancellationToken);

        Dictionary<string, object?> Map(NodeRow row) => PropertyMap.Of(changes.Type.Properties, row.Values);
    }

    private async Task WriteAsync(WriteRows write, RelationshipDifference difference, CancellationToken cancellationToken)
    {
        var (changes, elements) = difference;
        var name = Identifier.Quote(changes.Type.Name);
        await BatchesAsync(
            write,
            $"MATCH ()-[r:{name}]->() WHERE elementId(r) = row.e SET r = row.p",
            changes.Changed.Select(row => Row(
                ("e", elements.Changed[new RelationshipEnds(row.After.From, row.After.To)]), ("p", Map(row.After)))),
            1,
            cancellationToken);
        foreach (var ends in changes.Added.GroupBy(row => (From: TypeOf(row.From), To: TypeOf(row.To))))
        {
            await BatchesAsync(
                write,
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
        WriteRows write, string clauses, IEnumerable<object?> rows, int weight, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(database.Options.ImportBatch))
        {
            await write($"UNWIND $rows AS row {clauses}", batch, cancellationToken);
            Report(batch.Length * weight);
        }
    }

    private static async Task RunAsync(IStatementRunner runner, string statement, object?[] rows, CancellationToken cancellationToken)
    {
        var cursor = await runner.RunAsync(statement, new Dictionary<string, object?> { ["rows"] = rows }, cancellationToken);
        await cursor.ConsumeAsync(cancellationToken);
    }

    private NodeType TypeOf(string id) => bundle.Model.NodeTypeOfId(id)
        ?? throw new ArgumentException($"'{id}' is not an id of a type of the model.", nameof(id));

    private void Report(long done)
    {
        _done += done;
        progress?.Report(new ImportProgress(Math.Min(_done, _total), _total));
    }

    private delegate Task WriteRows(string statement, object?[] rows, CancellationToken cancellationToken);
}
