using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.GraphQL.Execution;

/// <summary>
/// The proposal of August 2022: <c>{"incremental":[{"data":{...},"path":[],"label":"..."}],"hasNext":true}</c>, one entry for each
/// fragment.
/// </summary>
internal sealed class Defer20220824Format(FieldExecution fields) : PartFormat(fields)
{
    public override void WritePending(IReadOnlyList<PendingFragment> pending)
    {
        // What comes is not announced.
    }

    public override async ValueTask<bool> WriteFragmentAsync(
        PendingFragment fragment, List<GraphQLError> errors, CancellationToken cancellationToken)
    {
        Writer.Key(IncrementalKey);
        Writer.StartArray();
        Writer.StartObject();
        Writer.Key(DataKey);
        if (!await WriteDataAsync(fragment, cancellationToken))
        {
            return false;
        }

        WritePlace(fragment);
        WriteErrors(errors);
        Writer.EndObject();
        Writer.EndArray();
        return true;
    }

    public override void WriteFailure(IEnumerable<(PendingFragment Fragment, IReadOnlyList<GraphQLError> Errors)> failures)
    {
        Writer.Key(IncrementalKey);
        Writer.StartArray();
        foreach (var (fragment, errors) in failures)
        {
            Writer.StartObject();
            Writer.Key(DataKey);
            Writer.Null();
            WritePlace(fragment);
            ResponseErrors.Write(Writer, errors);
            Writer.EndObject();
        }

        Writer.EndArray();
    }

    private async ValueTask<bool> WriteDataAsync(PendingFragment fragment, CancellationToken cancellationToken)
    {
        // On the value of a root field, the rest of that value is the data.
        if (fragment.Fragment.Parent >= 0 && fragment.Fields.Length > 0)
        {
            return await Fields.WriteRestAsync(fragment.Fields[0], cancellationToken);
        }

        if (!await WriteRootAsync(fragment, cancellationToken))
        {
            return false;
        }

        foreach (var field in fragment.Fields.Where(field => field.Parent >= 0))
        {
            Writer.Key(field.Field.Key);
            if (!await Fields.WriteRestAsync(field, cancellationToken))
            {
                return false;
            }
        }

        Writer.EndObject();
        return true;
    }
}
