using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Store;

/// <summary>Writes what was read.</summary>
internal sealed class OperationRun(OperationRead read) : IOperationRun
{
    private RecordWriter? _writer;

    /// <inheritdoc/>
    public ValueTask<bool> WriteFieldAsync(int index, ResponseWriter writer, CancellationToken cancellationToken)
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
            return new(WriteBroken(statement.Decoder.Field, _writer));
        }

        if (read.Computed(index) is { } computed)
        {
            return new(computed.WriteField(_writer));
        }

        var values = read.Values(index, out var count);
        return new(statement.Decoder.WriteField(values, count, _writer));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// An answer that says that what is derived is not up to date has no version: it becomes another one without any change of the graph,
    /// when that turns out to be nothing to do.
    /// </remarks>
    public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) =>
        new(!read.DerivedAreCurrent && read.Plan.Plan.Roots.Any(root => root is GraphRootPlan) ? null : read.Version);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        read.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool WriteBroken(ResponseField field, RecordWriter writer)
    {
        var mark = writer.Response.Save();
        return writer.Broken(field, "A filter, an order or an aggregate met a value in the database that is not of the model's type.")
            || writer.Response.TakeBack(mark, field.IsNonNull);
    }
}
