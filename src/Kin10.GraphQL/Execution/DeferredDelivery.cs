using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.GraphQL.Execution;

/// <summary>
/// The parts of an answer after its first: one for each deferred fragment, in the order of the document. Not for concurrent use.
/// </summary>
public sealed class DeferredDelivery : IAsyncDisposable
{
    private static readonly byte[] DataKey = ResponseWriter.EncodeKey("data");
    private static readonly byte[] HasNextKey = ResponseWriter.EncodeKey("hasNext");

    private readonly ExecutableField[] _roots;
    private readonly DeferredFragment[] _fragments;
    private readonly FieldExecution _fields;
    private readonly PartFormat _format;
    private readonly ResponseWriter _writer;
    private readonly ResponseWriter.Mark _start;
    private readonly Dictionary<int, IReadOnlyList<GraphQLError>> _failed = [];
    private readonly List<GraphQLError> _errors = [];
    private PendingFragment[] _pending = [];
    private int _next;

    internal DeferredDelivery(
        ExecutableField[] roots, DeferredFragment[] fragments, FieldExecution fields, IncrementalFormat format)
    {
        (_roots, _fragments, _fields, _writer) = (roots, fragments, fields, fields.Writer);
        _format = PartFormat.Of(format, fields);
        _start = _writer.Save();
    }

    /// <summary>Whether there is another part.</summary>
    public bool HasNext => _next < _pending.Length;

    /// <summary>The errors of the parts so far, without those of the first.</summary>
    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>The version of the graph, where the first part is all and it is proven.</summary>
    internal string? Version { get; private set; }

    /// <summary>Writes the next part. It takes the place of the one before it in the writer that took the first.</summary>
    /// <param name="cancellationToken">Ends when nobody waits for the answer.</param>
    /// <remarks>After an exception <see cref="WriteFailure"/> can still tell the client of it.</remarks>
    public async ValueTask WriteNextAsync(CancellationToken cancellationToken)
    {
        var fragment = _pending[_next];
        Begin();
        var content = _writer.Save();
        if (await WriteFragmentAsync(fragment, cancellationToken) is { } errors)
        {
            _failed[Array.IndexOf(_fragments, fragment.Fragment)] = errors;
            _writer.Rewind(content);
            _format.WriteFailure([(fragment, errors)]);
            _errors.AddRange(errors);
        }

        if (_next == _pending.Length - 1)
        {
            await _fields.CompleteAsync(cancellationToken);
        }

        _next++;
        End();
    }

    /// <summary>Writes a last part: nothing more can be delivered.</summary>
    /// <param name="error">Why.</param>
    public void WriteFailure(GraphQLError error)
    {
        Begin();
        _format.WriteFailure(_pending[_next..].Select(fragment => (fragment, (IReadOnlyList<GraphQLError>)[error])));
        _errors.Add(error);
        _next = _pending.Length;
        End();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _fields.DisposeAsync();

    /// <summary>Writes what is answered at once. Where that leaves nothing to deliver, it is a response as any other.</summary>
    internal async ValueTask WriteFirstAsync(CancellationToken cancellationToken)
    {
        _writer.StartObject();
        _writer.Key(DataKey);
        var data = _writer.Save();
        var isNull = new bool[_roots.Length];
        if (await WriteRootsAsync(isNull, cancellationToken))
        {
            _pending = FindPending(isNull);
        }
        else
        {
            // Section 6.4.4: a null that may not be reaches the root.
            _writer.Rewind(data);
            _writer.Null();
        }

        if (_writer.Errors.Count > 0)
        {
            ResponseErrors.Write(_writer, _writer.Errors);
        }

        if (HasNext)
        {
            _format.WritePending(_pending);
            WriteHasNext();
        }
        else
        {
            Version = await _fields.CompleteAsync(cancellationToken);
        }

        _writer.EndObject();
    }

    private async ValueTask<bool> WriteRootsAsync(bool[] isNull, CancellationToken cancellationToken)
    {
        _writer.StartObject();
        for (var i = 0; i < _roots.Length; i++)
        {
            _writer.Key(_roots[i].Key);
            var start = _writer.Written.Length;
            if (!await _fields.WriteAsync(_roots[i], i, cancellationToken))
            {
                return false;
            }

            isNull[i] = _fields.IsNullSince(start);
        }

        _writer.EndObject();
        return true;
    }

    // What would be on an object that is null is not delivered.
    private PendingFragment[] FindPending(bool[] isNull)
    {
        var pending = new List<PendingFragment>();
        foreach (var fragment in _fragments)
        {
            DeferredField[] fields = [.. fragment.Fields.Where(field => IsThere(field.Parent))];
            if (IsThere(fragment.Parent) && fields.Length + fragment.SharesWith.Length > 0)
            {
                string[] path = fragment.Parent < 0 ? [] : [_roots[fragment.Parent].Field.ResponseKey];
                pending.Add(new PendingFragment(pending.Count, fragment, path, fields));
            }
        }

        return [.. pending];

        bool IsThere(int parent) => parent < 0 || !isNull[parent];
    }

    // The errors that leave nothing of it; null where there are none.
    private async ValueTask<IReadOnlyList<GraphQLError>?> WriteFragmentAsync(PendingFragment fragment, CancellationToken cancellationToken)
    {
        foreach (var other in fragment.Fragment.SharesWith)
        {
            if (_failed.TryGetValue(other, out var known))
            {
                return known;
            }
        }

        try
        {
            return await _format.WriteFragmentAsync(fragment, _errors, cancellationToken) ? null : [.. _writer.Errors];
        }
        catch (GraphQLException exception)
        {
            return exception.Errors;
        }
    }

    private void Begin()
    {
        _writer.Rewind(_start);
        _writer.BeginResponse();
        _writer.StartObject();
    }

    private void End()
    {
        WriteHasNext();
        _writer.EndObject();
    }

    private void WriteHasNext()
    {
        _writer.Key(HasNextKey);
        _writer.Boolean(HasNext);
    }
}
