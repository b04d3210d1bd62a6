using System.Text;
using Kin10.Graph.Bundles;
using Kin10.Graph.Changes;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Bundles;

/// <summary>
/// The log of imports in the database: a node for each import, its changes as one text; the node that names the graph knows the last of
/// them. All of it is written under the lock of imports.
/// </summary>
internal static class ImportLog
{
    /// <summary>The record of an import that is about to write; null where it changes no facts, which leaves no trace.</summary>
    /// <param name="runner">A transaction that holds the lock.</param>
    /// <param name="changes">What it changes.</param>
    /// <param name="fromVersion">The version that it began with.</param>
    /// <param name="options">How it is remembered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ImportRecord?> BeginAsync(
        IStatementRunner runner, ChangeSet changes, string fromVersion, ImportOptions options, CancellationToken cancellationToken)
    {
        var facts = changes.Facts;
        return facts.IsEmpty
            ? null
            : ChangeLog.Record(
                await LastAsync(runner, cancellationToken), facts, options.KeptChanges, options.Clock.GetUtcNow()) with
            {
                Note = options.Note,
                FromVersion = fromVersion,
            };
    }

    /// <summary>Writes a record, and forgets the oldest.</summary>
    /// <param name="runner">A transaction that holds the lock.</param>
    /// <param name="import">The record.</param>
    /// <param name="keep">How many changes are kept.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task WriteAsync(IStatementRunner runner, ImportRecord import, int keep, CancellationToken cancellationToken)
    {
        var written = await runner.RunAsync(
            $"MATCH (n:{ImportTraces.GraphLabel}) SET n.importNumber = $number, n.importedAt = $at, n.importedVersion = null "
            + $"CREATE (i:{ImportTraces.ImportLabel} {{number: $number, at: $at, note: $note, fromVersion: $from}}) "
            + "SET i.count = $count, i.changes = $changes",
            new Dictionary<string, object?>
            {
                ["number"] = import.Number,
                ["at"] = ChangeTime.Text(import.At),
                ["note"] = import.Note,
                ["from"] = import.FromVersion,
                ["count"] = (long)import.Count,
                ["changes"] = Encoding.UTF8.GetString(import.Json.Span),
            },
            cancellationToken);
        await written.ConsumeAsync(cancellationToken);
        await ForgetAsync(runner, keep, cancellationToken);
    }

    /// <summary>Says which version an import made, which is known only after its transaction.</summary>
    /// <returns>True.</returns>
    public static async Task<bool> NameAsync(
        IStatementRunner runner, ImportRecord import, string version, CancellationToken cancellationToken)
    {
        var named = await runner.RunAsync(
            $"MATCH (i:{ImportTraces.ImportLabel} {{number: $number, at: $at}}) SET i.toVersion = $version "
            + $"WITH i MATCH (n:{ImportTraces.GraphLabel} {{importNumber: $number, importedAt: $at}}) SET n.importedVersion = $version",
            new Dictionary<string, object?>
            {
                ["number"] = import.Number,
                ["at"] = ChangeTime.Text(import.At),
                ["version"] = version,
            },
            cancellationToken);
        await named.ConsumeAsync(cancellationToken);
        return true;
    }

    private static async Task<(long Number, DateTimeOffset At)?> LastAsync(IStatementRunner runner, CancellationToken cancellationToken)
    {
        var cursor = await runner.RunAsync(ImportTraces.LastImport, null, cancellationToken);
        foreach (var record in await cursor.ToListAsync(cancellationToken))
        {
            if (record[0] is long number && record[1] is string at)
            {
                return (number, ChangeTime.Read(at));
            }
        }

        return null;
    }

    private static async Task ForgetAsync(IStatementRunner runner, int keep, CancellationToken cancellationToken)
    {
        var counts = $"MATCH (i:{ImportTraces.ImportLabel}) RETURN i.number, i.count ORDER BY i.number DESC";
        var cursor = await runner.RunAsync(counts, null, cancellationToken);
        var records = await cursor.ToListAsync(cancellationToken);
        var oldest = ChangeLog.OldestKept(records.Select(record => ((long)record[0]!, checked((int)(long)record[1]!))), keep);
        var forgotten = await runner.RunAsync(
            $"MATCH (i:{ImportTraces.ImportLabel}) WHERE i.number < $oldest DELETE i",
            new Dictionary<string, object?> { ["oldest"] = oldest },
            cancellationToken);
        await forgotten.ConsumeAsync(cancellationToken);
    }
}
