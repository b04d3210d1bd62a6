using System.Collections.Immutable;
using Kin10.Bolt;
using Kin10.Bolt.PackStream;
using Kin10.Graph.Neo4j.Clients;
using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Plan;
using Kin10.Graph.Stores;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// Reads the root fields of a part of an operation, most often all, in one transaction: BEGIN, the statements and COMMIT leave in one
/// write; a single statement is a transaction by itself. Its beginning names a bookmark, so that the database waits until that commit can
/// be read whole; where the end names the same one, nothing was committed since, so that all was read from one snapshot. Otherwise it is
/// read again, a few times, from the bookmark at the end. Where it is not known that no import was unfinished at the bookmark, the
/// transaction asks that, too.
/// </summary>
internal sealed class OperationRead(
    GraphDatabase database, VersionProbe probe, CompiledOperations operations, KeptLog log, BoundPlan plan, Range part) : IDisposable
{
    private const int ReadsInStep = 3;
    private const int LongestWait = 20; // milliseconds
    private readonly (int Start, int End, int Count)[] _fields = new (int, int, int)[plan.Plan.Roots.Length];
    private readonly CursorTexts _texts = new(database, operations);
    private readonly bool[] _broken = new bool[plan.Plan.Roots.Length];
    private bool _asksForImport;
    private RepeatedLinks _repeated = RepeatedLinks.None;

    // What one root field says must fit what the others say, also those of other parts; a single one may be answered without proof.
    private readonly bool _isJoined = plan.Plan.Roots.Count(static root => root is not null) > 1;

    private readonly bool _isComputed = plan.Plan.Roots[part].Any(static root => root is ComputedRootPlan);
    private readonly ComputedRead?[] _computed = new ComputedRead?[plan.Plan.Roots.Length];

    public BoundPlan Plan => plan;

    /// <summary>Whether a root field belongs to what is read.</summary>
    public bool Covers(int index) => index >= Start && index < End;

    /// <summary>What was read, by root field of the operation; null where the engine answers it itself.</summary>
    public ImmutableArray<CompiledStatement?> Statements { get; private set; } = [];

    /// <summary>The proven version, or null.</summary>
    public string? Version { get; private set; }

    public RecordBuffer Buffer { get; } = new();

    private int Start => part.Start.GetOffset(plan.Plan.Roots.Length);

    private int End => part.End.GetOffset(plan.Plan.Roots.Length);

    // Where the only statement met a broken value, the version is still asked for.
    private bool IsTransaction => _isJoined || _isComputed || _asksForImport || Array.IndexOf(_broken, true) >= 0;

    /// <summary>Whether what is derived is known to be up to date with the facts of this version.</summary>
    public bool DerivedAreCurrent { get; private set; }

    /// <summary>Whether the field could not be read because of a value in the database that is not of the model's type.</summary>
    public bool IsBroken(int index) => _broken[index];

    /// <summary>What was computed for a field; null where its answer is in its records.</summary>
    public ComputedRead? Computed(int index) => _computed[index];

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
                await ReadUntilProvenAsync(cancellationToken);
                return;
            }
            catch (BoltException error)
            {
                // The bookmark may be one of a database that does not exist any more.
                probe.Forget();
                database.Client.ForgetHome();
                if (isLast || !(error.IsRetryable || StoreErrors.IsUnknownBookmark(error)))
                {
                    throw StoreErrors.Translate(error);
                }

                // The connection was stale, or the server asks to come again.
            }
            catch (OperationCanceledException)
            {
                // Perhaps it waited for a commit that a database restored from a backup has never seen.
                probe.Forget();
                throw;
            }
        }
    }

    public void Dispose() => Buffer.Dispose();

    private async Task ReadUntilProvenAsync(CancellationToken cancellationToken)
    {
        Array.Clear(_broken);
        var since = probe.LastBookmark ?? await probe.ReadBookmarkAsync(cancellationToken);
        for (var reads = 1; ; reads++)
        {
            string? end;
            do
            {
                end = await ReadOnceAsync(since, cancellationToken);
            }
            while (end is null);

            DerivedAreCurrent = probe.AreDerivedCurrent(end == since ? end : null);
            if (end == since)
            {
                Version = GraphVersion.Of(end, _repeated);
                probe.SawWhole(end);
                return;
            }

            // An import may have begun since.
            var isEnough = reads >= database.Options.MaxReads || Buffer.Length > database.Options.MaxReadAgainBytes;
            if (!_isJoined && _asksForImport && isEnough)
            {
                return;
            }

            if (reads >= database.Options.MaxJoinedReads)
            {
                throw new GraphStoreException(
                    $"The graph was changed during each of {reads} reads of an operation with several root fields (MaxJoinedReads).",
                    isTransient: true);
            }

            // Another version may have no broken value.
            Array.Clear(_broken);
            since = reads < ReadsInStep ? end : await MeetAnotherMomentAsync(reads, cancellationToken);
        }
    }

    // A writer without pauses may always commit at the same point of a read: a random wait brings the two out of step.
    private async Task<string> MeetAnotherMomentAsync(int reads, CancellationToken cancellationToken)
    {
        await Task.Delay(Random.Shared.Next(1, Math.Min(reads, LongestWait)), cancellationToken);
        return await probe.ReadBookmarkAsync(cancellationToken);
    }

    // The bookmark at the end; null where a field met a broken value, after which nothing more can be read: the next read leaves it out.
    private async Task<string?> ReadOnceAsync(string since, CancellationToken cancellationToken)
    {
        _asksForImport = !probe.IsWhole(since);
        await using var pipeline = await database.Client.PipelineAsync([since], cancellationToken);
        try
        {
            var found = CursorTexts.AreCut(plan) ? await _texts.FindAsync(plan, pipeline, cancellationToken) : plan;
            var (statements, request) = operations.For(found, since);
            (Statements, _repeated) = (statements, request.Repeated);
            return await ReadOnceAsync(pipeline, request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Not a statement that takes long: the caller must not be told to ask for less.
            throw await pipeline.StopAsync()
                ? new OperationCanceledException(cancellationToken)
                : new GraphStoreException($"The connection to Neo4j at {pipeline.Address} was lost without a word.", isTransient: true);
        }
    }

    private async Task<string?> ReadOnceAsync(IDatabasePipeline pipeline, StatementRequest request, CancellationToken cancellationToken)
    {
        Send(pipeline, request);
        await pipeline.SendAsync(cancellationToken);
        Buffer.Clear();
        for (var i = Start; i < End; i++)
        {
            if (!await TryAsync(i, FetchAsync(pipeline, i, cancellationToken)))
            {
                return null;
            }
        }

        // Results come in the order of the statements, and those of computed fields are sent only now.
        for (var i = Start; _isComputed && i < End; i++)
        {
            if (!await TryAsync(i, ComputeAsync(pipeline, request, i, cancellationToken)))
            {
                return null;
            }
        }

        if (_isComputed)
        {
            SendEnd(pipeline);
            await pipeline.SendAsync(cancellationToken);
        }

        if (_asksForImport)
        {
            await pipeline.NextResultAsync(cancellationToken);
            if (await pipeline.FetchAsync(cancellationToken))
            {
                throw UnfinishedImport.Error();
            }
        }

        return probe.Saw(IsTransaction ? await pipeline.NextCommitAsync(cancellationToken) : pipeline.LastBookmark);
    }

    private void Send(IDatabasePipeline pipeline, StatementRequest request)
    {
        if (IsTransaction)
        {
            pipeline.Begin(database.Request);
        }

        for (var i = Start; i < End; i++)
        {
            if (Statements[i] is { Computation: null } statement && !_broken[i])
            {
                pipeline.Run(statement.Text, statement.Bind(request), IsTransaction ? null : database.Request);
            }
        }

        // What is computed asks again when it knows more.
        if (!_isComputed)
        {
            SendEnd(pipeline);
        }
    }

    private void SendEnd(IDatabasePipeline pipeline)
    {
        if (_asksForImport)
        {
            // After all that is read: what an import had written by then cannot have been whole.
            pipeline.Run(UnfinishedImport.Statement);
        }

        if (IsTransaction)
        {
            pipeline.Commit();
        }
    }

    private async ValueTask<bool> TryAsync(int index, Task read)
    {
        try
        {
            await read;
            return true;
        }
        catch (BoltException error) when (StoreErrors.IsBrokenValue(error))
        {
            _broken[index] = true;
            return false;
        }
    }

    private async Task ComputeAsync(IDatabasePipeline pipeline, StatementRequest request, int index, CancellationToken cancellationToken)
    {
        if (Statements[index]?.Computation is { } computation && !_broken[index])
        {
            var computed = _computed[index] = new ComputedRead(computation, operations.Model, log, Buffer);
            await computed.RunAsync(pipeline, request, cancellationToken);
        }
    }

    private async Task FetchAsync(IDatabasePipeline pipeline, int index, CancellationToken cancellationToken)
    {
        var start = Buffer.Length;
        var count = 0;
        if (Statements[index] is { Computation: null } && !_broken[index])
        {
            await pipeline.NextResultAsync(cancellationToken);
            while (await pipeline.FetchAsync(cancellationToken))
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
            : throw new GraphStoreException("Neo4j sent a record with another number of values than it was asked for.", isTransient: false);
    }
}
