using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>What the decoders of one answer share while they write it.</summary>
/// <param name="plan">The request.</param>
/// <param name="version">The proven version of the graph, or null.</param>
/// <param name="derivedAreCurrent">Whether what is derived is known to be up to date with the facts.</param>
/// <param name="response">The response.</param>
internal sealed class RecordWriter(BoundPlan plan, string? version, bool derivedAreCurrent, ResponseWriter response)
{
    private CursorWriter? _cursor;

    public BoundPlan Plan => plan;

    public string? Version => version;

    public bool DerivedAreCurrent => derivedAreCurrent;

    public ResponseWriter Response => response;

    public CursorWriter Cursor => _cursor ??= new CursorWriter();

    /// <summary>
    /// Records that the database holds what the model does not allow. The message does not tell the value, which may be secret.
    /// </summary>
    /// <returns>False: the value cannot be written.</returns>
    public bool Broken(ResponseField field, string message)
    {
        response.AddError(ErrorCodes.Internal, message, field.Locations);
        return false;
    }
}
