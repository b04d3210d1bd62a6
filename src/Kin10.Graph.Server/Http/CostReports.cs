using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Server.Http;

/// <summary>
/// What an answer says about its own making, to a client that asks for it by the header <c>GraphQL-Cost: report</c>: the estimated cost,
/// the version of the graph and, where the server shows it, the plan. It stands in <c>extensions</c>, after the data and the errors.
/// </summary>
/// <param name="showsPlans">Whether it has the plan.</param>
/// <param name="maxCost">What an operation may cost.</param>
internal sealed class CostReports(bool showsPlans, long maxCost)
{
    private const string Header = "GraphQL-Cost";
    private const string Report = "report";

    private static readonly byte[] ExtensionsKey = ResponseWriter.EncodeKey("extensions");
    private static readonly byte[] OperationCostKey = ResponseWriter.EncodeKey("operationCost");
    private static readonly byte[] CostKey = ResponseWriter.EncodeKey("cost");
    private static readonly byte[] MaxCostKey = ResponseWriter.EncodeKey("maxCost");
    private static readonly byte[] VersionKey = ResponseWriter.EncodeKey("version");
    private static readonly byte[] PlanKey = ResponseWriter.EncodeKey("plan");

    /// <summary>Whether the request asks for a report.</summary>
    /// <exception cref="RequestRefusedException">The header says something else.</exception>
    public static bool IsAskedFor(HttpRequest request)
    {
        var values = request.Headers[Header];
        return values.Count != 0
            && (values is [Report] ? true : throw RequestRefusedException.BadRequest(
                $"The header {Header} may be \"{Report}\", which adds the operation's cost to its answer, and is something else."));
    }

    /// <summary>A report for an operation that will be executed now.</summary>
    public OperationReport Begin() => new(showsPlans);

    /// <summary>Adds a report to a response that has data.</summary>
    /// <param name="writer">Has the response and nothing after it.</param>
    /// <param name="report">What the handler has said.</param>
    /// <param name="version">The version of the graph from which the answer was read; null when it is not proven.</param>
    public void Write(ResponseWriter writer, OperationReport report, string? version)
    {
        // The brace that closes the response is written again behind the report.
        writer.Rewind(new ResponseWriter.Mark(writer.Save().Length - 1, NeedsComma: true));
        writer.Key(ExtensionsKey);
        writer.StartObject();
        writer.Key(OperationCostKey);
        writer.StartObject();
        writer.Key(CostKey);
        writer.Integer((long)Math.Ceiling(report.Cost));
        writer.Key(MaxCostKey);
        writer.Integer(maxCost);
        writer.EndObject();
        writer.Key(VersionKey);
        WriteText(writer, version);
        if (showsPlans)
        {
            writer.Key(PlanKey);
            WriteText(writer, report.Plan);
        }

        writer.EndObject();
        writer.EndObject();
    }

    private static void WriteText(ResponseWriter writer, string? text)
    {
        if (text is null)
        {
            writer.Null();
        }
        else
        {
            writer.String(text);
        }
    }
}
