using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>What the decoders of one answer share while they write it.</summary>
internal sealed class RecordWriter(BoundPlan plan, ResponseWriter response)
{
    private CursorWriter? _cursor;

    public BoundPlan Plan => plan;

    public ResponseWriter Response => response;

    public CursorWriter Cursor => _cursor ??= new CursorWriter();

    /// <summary>Begins a field; what follows is its value.</summary>
    public ResponseWriter.Mark Enter(ResponseField field)
    {
        response.Key(field.EncodedKey);
        response.EnterField(field.Key);
        return response.Save();
    }

    /// <summary>Ends a field. A value that is null and may not be stays for the parent to take back (section 6.4.4).</summary>
    /// <returns>False when the parent must be null.</returns>
    public bool Leave(ResponseField field, ResponseWriter.Mark mark, bool isWritten)
    {
        response.LeaveField();
        if (isWritten)
        {
            return true;
        }

        response.Rewind(mark);
        response.Null();
        return !field.IsNonNull;
    }

    /// <summary>A constant field.</summary>
    public void Constant(ResponseField field, byte[] json)
    {
        response.Key(field.EncodedKey);
        response.Raw(json);
    }

    /// <summary>Records that the database holds what the model does not allow; what it holds is nobody's business.</summary>
    public bool Broken(ResponseField field, string message)
    {
        response.AddError(ErrorCodes.Internal, message, field.Locations);
        return false;
    }
}
