using System.Collections.Immutable;
using Kin10.Bolt;
using Kin10.Bolt.PackStream;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// Reads all root fields of an operation in one transaction. A probe, BEGIN, the statements and COMMIT leave in one write. Where the probe
/// and the end name the same version, nothing was committed in between, so that all was read from one snapshot; else it is read again, a
/// few times.
/// </summary>
internal sealed class OperationRead(GraphDatabase database, BoundPlan plan, ImmutableArray<CompiledStatement?> statements) : IDisposable
{
    private readonly (int Start, int End, int Count)[] _fields = new (int, int, int)[statements.Length];
    private readonly bool[] _overflows = new bool[statements.Length];

    // What one root field says must fit what the others say; a single one may be answered without proof.
    private readonly bool _isJoined = statements.Count(static statement => statement is not null) > 1;

    public BoundPlan Plan => plan;

    public ImmutableArray<CompiledStatement?> Statements => statements;

    /// <summary>The proven version, or null.</summary>
    public string? Version { get; private set; }

    public RecordBuffer Buffer { get; } = new();

    /// <summary>Whether a filter or an order of the field met a sum past 64 bits.</summary>
    public bool Overflows(int index) => _overflows[index];

    /// <summary>The values of a field's records.</summary>
    public ReadOnlySpan<byte> Values(int index, out int count)
    {
        var (start, end, records) = _fields[index];
        count = records;
        return Buffer[start..end];
    }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        for (var isLast = false; ; isLast = true)
        {
            try
            {
                await ReadOnceAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (BoltException error) when (isLast || !error.IsRetryable)
            {
                throw StoreErrors.Translate(error);
            }
            catch (BoltException)
            {
                // The connection was stale, or the server asks to come again.
            }
        }
    }

    public void Dispose() => Buffer.Dispose();

    private async Task ReadOnceAsync(CancellationToken cancellationToken)
    {
        var pipeline = await database.Driver.PipelineAsync(database.Reading, cancellationToken).ConfigureAwait(false);
        try
        {
            for (var reads = 1; ; reads++)
            {
                var running = -1;
                try
                {
                    Send(pipeline);
                    await pipeline.SendAsync(cancellationToken).ConfigureAwait(false);
                    var before = await pipeline.NextCommitAsync(cancellationToken).ConfigureAwait(false);
                    Buffer.Clear();
                    for (running = 0; running < statements.Length; running++)
                    {
                        await FetchAsync(pipeline, running, cancellationToken).ConfigureAwait(false);
                    }

                    var after = await pipeline.NextCommitAsync(cancellationToken).ConfigureAwait(false);
                    Version = before == after && after is not null ? GraphVersion.Of(after) : null;
                }
                catch (BoltException error) when (StoreErrors.IsOverflow(error) && running >= 0 && running < statements.Length)
                {
                    // The other fields can still be answered.
                    _overflows[running] = true;
                    await pipeline.DisposeAsync().ConfigureAwait(false);
                    pipeline = await database.Driver.PipelineAsync(database.Reading, cancellationToken).ConfigureAwait(false);
                    reads--;
                    continue;
                }

                if (Version is not null || Buffer.Length > database.Options.MaxReadAgainBytes || (!_isJoined && reads >= database.Options.MaxReads))
                {
                    return;
                }

                if (_isJoined && reads >= database.Options.MaxJoinedReads)
                {
                    throw new GraphStoreException(
                        $"The graph was changed during each of {reads} reads of an operation with several root fields (MaxJoinedReads).", isTransient: true);
                }
            }
        }
        finally
        {
            await pipeline.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Send(BoltPipeline pipeline)
    {
        pipeline.Begin(database.Request);
        pipeline.Commit();
        pipeline.Begin(database.Request);
        for (var i = 0; i < statements.Length; i++)
        {
            if (statements[i] is { } statement && !_overflows[i])
            {
                pipeline.Run(statement.Text, statement.Bind(plan));
            }
        }

        pipeline.Commit();
    }

    private async Task FetchAsync(BoltPipeline pipeline, int index, CancellationToken cancellationToken)
    {
        var start = Buffer.Length;
        var count = 0;
        if (statements[index] is not null && !_overflows[index])
        {
            await pipeline.NextResultAsync(cancellationToken).ConfigureAwait(false);
            while (await pipeline.FetchAsync(cancellationToken).ConfigureAwait(false))
            {
                Buffer.Add(OnlyValue(pipeline.Current));
                count++;
            }
        }

        _fields[index] = (start, Buffer.Length, count);
    }

    private static ReadOnlySpan<byte> OnlyValue(ReadOnlySpan<byte> record)
    {
        var reader = new PackStreamReader(record);
        return reader.ReadListHeader() == 1
            ? record[reader.Position..]
            : throw new GraphStoreException("Neo4j sent a record of another shape than it was asked for.", isTransient: false);
    }
}
