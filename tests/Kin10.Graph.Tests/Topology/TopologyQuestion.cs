using System.Text;
using System.Text.Json.Nodes;
using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.Graph.Topology;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Tests.Topology;

/// <summary>Asks a topology what an operation with one computed root field asks.</summary>
internal static class TopologyQuestion
{
    /// <summary>The value of the root field; null where it was refused, with the reason.</summary>
    public static async Task<(JsonNode? Value, string? Error)> AskAsync(ListedTopology topology, string query, int mostVisited = 1_000_000)
    {
        var harness = new PlanningHarness(BookModel.Model, new GraphLimits { MaxVisited = mostVisited, MaxCost = long.MaxValue / 4 });
        var bound = harness.Bind(query);
        var root = Assert.IsType<ComputedRootPlan>(Assert.Single(bound.Plan.Roots));
        using var writer = new ResponseWriter();
        var answer = await GraphComputation.RunAsync(root, bound, topology, CancellationToken.None);
        writer.EnterField(root.Field.Key);
        var isWhole = answer.Write(writer, new NoNodes());
        return isWhole
            ? (JsonNode.Parse(Encoding.UTF8.GetString(writer.Written.Span)), null)
            : (null, string.Join('\n', writer.Errors.Select(error => error.Message)));
    }

    private sealed class NoNodes : INodeWriter
    {
        public bool Write(int selection, int node, ResponseWriter writer) => throw new NotSupportedException();
    }
}
