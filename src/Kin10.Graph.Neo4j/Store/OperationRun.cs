using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.Graph.Stores;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>
/// Writes what was read. What is delivered later is read later, so that the first part need not wait for it: a part that turns out to be of
/// another version of the graph than those before it is refused, so that what is delivered is of one.
/// </summary>
/// <param name="plan">What is asked.</param>
/// <param name="newRead">Makes the read of a part.</param>
internal sealed class OperationRun(BoundPlan plan, Func<Range, OperationRead> newRead) : IOperationRun
{
    private OperationRead? _read;
    private RecordWriter? _writer;
    private string? _version;
    private bool _isCurrent = true;

    /// <summary>Reads what is answered first, if anything of it is in the graph.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        var first = plan.Plan.DeferredParts.IsEmpty ? plan.Plan.Roots.Length : plan.Plan.DeferredParts[0];
        if (plan.Plan.Roots[..first].Any(static root => root is not null))
        {
            await ReadAsync(..first, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken) =>
        _read?.Covers(index) == true ? new(Write(_read, index, writer)) : ReadAndWriteAsync(index, writer, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// An answer that says that what is derived is not up to date has no version: it becomes another one without any change of the graph,
    /// when that turns out to be nothing to do.
    /// </remarks>
    public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new(_isCurrent ? _version : null);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _read?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<bool> ReadAndWriteAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
    {
        await ReadAsync(plan.Plan.PartOf(index), cancellationToken);
        return Write(_read!, index, writer);
    }

    private async ValueTask ReadAsync(Range part, CancellationToken cancellationToken)
    {
        _read?.Dispose();
        (_read, _writer) = (newRead(part), null);
        await _read.ReadAsync(cancellationToken);
        if (_version is not null && _version != _read.Version)
        {
            throw new GraphStoreException("The graph was changed between the parts of an answer.", isTransient: true)
            {
                ForClients = "The graph was changed after the parts of the answer that came before; ask again.",
            };
        }

        _version = _read.Version;
        _isCurrent &= _read.DerivedAreCurrent || !plan.Plan.Roots[part].Any(static root => root is GraphRootPlan);
    }

    private bool Write(OperationRead read, int index, ResponseWriter writer)
    {
        if (read.Statements[index] is not { } statement)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, "The engine answers this field itself.");
        }

        if (_writer?.Response != writer)
        {
            _writer = new RecordWriter(read.Plan, read.Version, read.DerivedAreCurrent, writer);
        }

        if (read.IsBroken(index))
        {
            return WriteBroken(statement.Decoder.Field, _writer);
        }

        if (read.Computed(index) is { } computed)
        {
            return computed.WriteField(_writer);
        }

        var values = read.Values(index, out var count);
        return statement.Decoder.WriteField(values, count, _writer);
    }

    private static bool WriteBroken(ResponseField field, RecordWriter writer)
    {
        var mark = writer.Response.Save();
        return writer.Broken(field, "A filter, an order or an aggregate met a value in the database that is not of the model's type.")
            || writer.Response.TakeBack(mark, field.IsNonNull);
    }
}
