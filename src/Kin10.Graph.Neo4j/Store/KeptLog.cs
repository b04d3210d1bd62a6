using System.Text;
using Kin10.Bolt.PackStream;
using Kin10.Graph.Changes;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// The log of imports as the database held it when it was read last: a transaction that finds the same last import there need not read it
/// again.
/// </summary>
internal sealed class KeptLog
{
    private volatile Kept? _kept;

    /// <summary>The log, as a transaction sees it.</summary>
    public async ValueTask<ChangeLog> ReadAsync(IDatabasePipeline pipeline, CancellationToken cancellationToken)
    {
        var last = "";
        pipeline.Run(ImportTraces.LastImport);
        await pipeline.SendAsync(cancellationToken);
        await pipeline.NextResultAsync(cancellationToken);
        while (await pipeline.FetchAsync(cancellationToken))
        {
            last = Convert.ToHexString(pipeline.Current);
        }

        if (_kept is { } kept && kept.Last == last)
        {
            return kept.Log;
        }

        var imports = new List<ImportRecord>();
        pipeline.Run(ImportTraces.Imports);
        await pipeline.SendAsync(cancellationToken);
        await pipeline.NextResultAsync(cancellationToken);
        while (await pipeline.FetchAsync(cancellationToken))
        {
            imports.Add(Record(pipeline.Current));
        }

        var log = new ChangeLog(imports);
        _kept = new Kept(last, log);
        return log;
    }

    private static ImportRecord Record(ReadOnlySpan<byte> record)
    {
        var reader = new PackStreamReader(record);
        reader.ReadListHeader();
        var (number, at) = (reader.ReadInteger(), ChangeTime.Read(reader.ReadString()));
        var (note, from, to) = (Text(ref reader), Text(ref reader), Text(ref reader));
        return new ImportRecord(number, at, (int)reader.ReadInteger(), Encoding.UTF8.GetBytes(reader.ReadString()))
        {
            Note = note,
            FromVersion = from,
            ToVersion = to,
        };
    }

    private static string? Text(ref PackStreamReader reader) => reader.TryReadNull() ? null : reader.ReadString();

    private sealed record Kept(string Last, ChangeLog Log);
}
