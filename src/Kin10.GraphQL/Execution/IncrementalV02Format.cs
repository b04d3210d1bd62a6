using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.GraphQL.Execution;

/// <summary>
/// The proposal since 2023:
/// <c>{"incremental":[{"data":{...},"id":"0","subPath":["..."]}],"completed":[{"id":"0"}],"hasNext":true}</c>, with one entry for each
/// object that grows.
/// </summary>
internal sealed class IncrementalV02Format(FieldExecution fields) : PartFormat(fields)
{
    private static readonly byte[] PendingKey = ResponseWriter.EncodeKey("pending");
    private static readonly byte[] SubPathKey = ResponseWriter.EncodeKey("subPath");
    private static readonly byte[] CompletedKey = ResponseWriter.EncodeKey("completed");

    public override void WritePending(IReadOnlyList<PendingFragment> pending)
    {
        Writer.Key(PendingKey);
        Writer.StartArray();
        foreach (var fragment in pending)
        {
            Writer.StartObject();
            WriteId(fragment);
            WritePlace(fragment);
            Writer.EndObject();
        }

        Writer.EndArray();
    }

    public override async ValueTask<bool> WriteFragmentAsync(
        PendingFragment fragment, List<GraphQLError> errors, CancellationToken cancellationToken)
    {
        if (fragment.Fields.Length > 0)
        {
            Writer.Key(IncrementalKey);
            Writer.StartArray();
            if (!await WriteEntriesAsync(fragment, errors, cancellationToken))
            {
                return false;
            }

            Writer.EndArray();
        }

        Writer.Key(CompletedKey);
        Writer.StartArray();
        Writer.StartObject();
        WriteId(fragment);
        Writer.EndObject();
        Writer.EndArray();
        return true;
    }

    public override void WriteFailure(IEnumerable<(PendingFragment Fragment, IReadOnlyList<GraphQLError> Errors)> failures)
    {
        Writer.Key(CompletedKey);
        Writer.StartArray();
        foreach (var (fragment, errors) in failures)
        {
            Writer.StartObject();
            WriteId(fragment);
            ResponseErrors.Write(Writer, errors);
            Writer.EndObject();
        }

        Writer.EndArray();
    }

    private async ValueTask<bool> WriteEntriesAsync(
        PendingFragment fragment, List<GraphQLError> errors, CancellationToken cancellationToken)
    {
        if (fragment.Fields[0].Parent < 0)
        {
            StartEntry();
            if (!await WriteRootAsync(fragment, cancellationToken))
            {
                return false;
            }

            Writer.EndObject();
            EndEntry(fragment, [], errors);
        }

        foreach (var field in fragment.Fields.Where(field => field.Parent >= 0))
        {
            StartEntry();
            if (!await Fields.WriteRestAsync(field, cancellationToken))
            {
                return false;
            }

            EndEntry(fragment, fragment.Fragment.Parent < 0 ? [field.Field.Field.ResponseKey] : [], errors);
        }

        return true;
    }

    private void StartEntry()
    {
        Writer.Errors.Clear();
        Writer.StartObject();
        Writer.Key(DataKey);
    }

    private void EndEntry(PendingFragment fragment, string[] subPath, List<GraphQLError> errors)
    {
        WriteId(fragment);
        if (subPath.Length > 0)
        {
            WritePath(SubPathKey, subPath);
        }

        WriteErrors(errors);
        Writer.EndObject();
    }

    private void WriteId(PendingFragment fragment)
    {
        Writer.Key(IdKey);
        Writer.String($"{fragment.Id}");
    }
}
