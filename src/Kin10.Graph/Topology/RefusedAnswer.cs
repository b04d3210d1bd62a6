using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Topology;

/// <summary>The answer where too much of the graph would have to be looked at: an error of the field.</summary>
internal sealed class RefusedAnswer(ResponseField field, string message) : ComputedAnswer
{
    public override IReadOnlyList<int> NodesOf(int selection) => [];

    public override bool Write(ResponseWriter writer, INodeWriter nodes)
    {
        writer.AddError(ErrorCodes.CostLimitExceeded, message, field.Locations);
        return false;
    }
}
