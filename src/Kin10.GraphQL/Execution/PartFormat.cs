using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.GraphQL.Execution;

/// <summary>Writes entries of the parts of an answer, in one of the formats.</summary>
internal abstract class PartFormat(FieldExecution fields)
{
    protected static readonly byte[] DataKey = ResponseWriter.EncodeKey("data");
    protected static readonly byte[] IdKey = ResponseWriter.EncodeKey("id");
    protected static readonly byte[] PathKey = ResponseWriter.EncodeKey("path");
    protected static readonly byte[] LabelKey = ResponseWriter.EncodeKey("label");
    protected static readonly byte[] IncrementalKey = ResponseWriter.EncodeKey("incremental");

    protected FieldExecution Fields => fields;

    protected ResponseWriter Writer => fields.Writer;

    public static PartFormat Of(IncrementalFormat format, FieldExecution fields) => format switch
    {
        IncrementalFormat.Defer20220824 => new Defer20220824Format(fields),
        IncrementalFormat.IncrementalV02 => new IncrementalV02Format(fields),
        _ => throw UnknownNode.Of(format),
    };

    /// <summary>Says in the first part what will come.</summary>
    public abstract void WritePending(IReadOnlyList<PendingFragment> pending);

    /// <summary>Delivers a fragment.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <param name="errors">Takes the errors that are written.</param>
    /// <param name="cancellationToken">Ends when nobody waits.</param>
    /// <returns>False when nothing of it can be delivered; what has been written is to be taken back then.</returns>
    public abstract ValueTask<bool> WriteFragmentAsync(
        PendingFragment fragment, List<GraphQLError> errors, CancellationToken cancellationToken);

    /// <summary>Says that fragments are not delivered, and why.</summary>
    public abstract void WriteFailure(IEnumerable<(PendingFragment Fragment, IReadOnlyList<GraphQLError> Errors)> failures);

    // An object of the fields of the root.
    protected async ValueTask<bool> WriteRootAsync(PendingFragment fragment, CancellationToken cancellationToken)
    {
        Writer.StartObject();
        foreach (var field in fragment.Fields.Where(field => field.Parent < 0))
        {
            Writer.Key(field.Field.Key);
            if (!await fields.WriteAsync(field.Field, field.Index, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    protected void WritePath(byte[] key, IEnumerable<string> path)
    {
        Writer.Key(key);
        Writer.StartArray();
        foreach (var part in path)
        {
            Writer.String(part);
        }

        Writer.EndArray();
    }

    protected void WritePlace(PendingFragment fragment)
    {
        WritePath(PathKey, fragment.Path);
        if (fragment.Fragment.Label is { } label)
        {
            Writer.Key(LabelKey);
            Writer.String(label);
        }
    }

    // The errors of what has been written.
    protected void WriteErrors(List<GraphQLError> errors)
    {
        if (Writer.Errors.Count > 0)
        {
            ResponseErrors.Write(Writer, Writer.Errors);
            errors.AddRange(Writer.Errors);
        }
    }
}
