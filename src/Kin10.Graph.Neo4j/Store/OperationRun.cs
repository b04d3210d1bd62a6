using Kin10.Graph.Neo4j.Cypher;
using Kin10.Graph.Neo4j.Records;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

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

        if (read.Overflows(index))
        {
            return new(WriteOverflow(statement, writer));
        }

        if (_writer?.Response != writer)
        {
            _writer = new RecordWriter(read.Plan, writer);
        }

        var values = read.Values(index, out var count);
        return new(statement.Shape.WriteField(values, count, _writer));
    }

    /// <inheritdoc/>
    public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) => new(read.Version);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        read.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool WriteOverflow(CompiledStatement statement, ResponseWriter writer)
    {
        var field = statement.Shape.Field;
        writer.AddError(ErrorCodes.BadUserInput, FieldErrors.IntegerOverflow(statement.Summed), field.Locations);
        if (field.IsNonNull)
        {
            return false;
        }

        writer.Null();
        return true;
    }
}
