using Kin10.GraphQL.Response;

namespace Kin10.GraphQL.Execution;

/// <summary>Writes the fields of an answer in parts, whoever answers them.</summary>
/// <param name="run">What answers those that are not introspection; null where all are.</param>
/// <param name="introspection">Answers the others.</param>
/// <param name="writer">Where they go.</param>
internal sealed class FieldExecution(IOperationRun? run, IntrospectionExecution introspection, ResponseWriter writer) : IAsyncDisposable
{
    public ResponseWriter Writer => writer;

    /// <summary>Writes the value of a field.</summary>
    /// <returns>False when it is null and may not be.</returns>
    public async ValueTask<bool> WriteAsync(ExecutableField field, int index, CancellationToken cancellationToken)
    {
        if (field.IsIntrospection)
        {
            introspection.Write(field);
            return true;
        }

        writer.EnterField(field.Field.ResponseKey);
        var isWritten = await run!.WriteFieldAsync(index, writer, cancellationToken);
        writer.LeaveField();
        return isWritten;
    }

    /// <summary>Writes the rest of an object.</summary>
    /// <returns>False when errors leave nothing of it.</returns>
    public async ValueTask<bool> WriteRestAsync(DeferredField field, CancellationToken cancellationToken)
    {
        var start = writer.Written.Length;
        if (!await WriteAsync(field.Field, field.Index, cancellationToken))
        {
            return false;
        }

        if (IsNullSince(start) && writer.Errors.Count == 0)
        {
            throw new InvalidOperationException($"{field.Field.Field.Definition} had a value before, and has none in the same operation.");
        }

        return !IsNullSince(start);
    }

    /// <summary>Whether null is all that has been written since then.</summary>
    public bool IsNullSince(int start) => writer.Written.Span[start..].SequenceEqual("null"u8);

    /// <summary>Called after the last field.</summary>
    /// <returns>The version of the graph, where it is proven.</returns>
    public ValueTask<string?> CompleteAsync(CancellationToken cancellationToken) =>
        run is null ? ValueTask.FromResult<string?>(null) : run.CompleteAsync(cancellationToken);

    public ValueTask DisposeAsync() => run?.DisposeAsync() ?? ValueTask.CompletedTask;
}
