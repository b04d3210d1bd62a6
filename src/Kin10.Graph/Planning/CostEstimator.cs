using System.Globalization;
using System.Text;
using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;

namespace Kin10.Graph.Planning;

/// <summary>Estimates what a request will cost before anything is read, and refuses what is over the budget. Stateless.</summary>
/// <param name="limits">What one request may ask for.</param>
public sealed class CostEstimator(GraphLimits limits)
{
    private const int SharesNamed = 3;

    /// <summary>The cost of a request with its shares.</summary>
    /// <param name="plan">A bound plan.</param>
    /// <param name="statistics">How large the graph is.</param>
    public static CostEstimate Estimate(BoundPlan plan, IGraphStatistics statistics)
    {
        var shares = new List<CostShare>();
        var cost = new CostWalk(plan, new FanOut(statistics), shares).Operation();
        shares.Sort(static (left, right) => right.Cost.CompareTo(left.Cost));
        return new CostEstimate(cost, shares);
    }

    /// <summary>
    /// Refuses a request that is over <see cref="GraphLimits.MaxCost"/>, and takes its cost from what the client may have.
    /// </summary>
    /// <param name="plan">A bound plan.</param>
    /// <param name="statistics">How large the graph is.</param>
    /// <param name="context">
    /// Has what the requests before it in the same batch cost, to which its own cost is added, the allowance of who asks, and the report
    /// that takes the cost.
    /// </param>
    /// <exception cref="GraphQLException">
    /// It costs too much, and the error says what makes it expensive; or whoever asks must wait.
    /// </exception>
    public void Check(BoundPlan plan, IGraphStatistics statistics, RequestContext context = default)
    {
        var batch = context.Batch;
        var cost = new CostWalk(plan, new FanOut(statistics), null).Operation();
        if (cost + (batch?.Cost ?? 0) > limits.MaxCost)
        {
            throw new GraphQLException(TooExpensive(Estimate(plan, statistics), plan.Plan, batch?.Cost ?? 0));
        }

        context.Allowance?.Take(cost);
        if (batch is not null)
        {
            batch.Cost += cost;
        }

        if (context.Report is { } report)
        {
            report.Cost = cost;
        }
    }

    private GraphQLError TooExpensive(CostEstimate estimate, OperationPlan plan, double before)
    {
        var message = new StringBuilder();
        message.Append(
            CultureInfo.InvariantCulture,
            $"The request would cost about {Units(estimate.Cost)}; the budget is {limits.MaxCost}");
        if (before > 0)
        {
            message.Append(
                CultureInfo.InvariantCulture, $", of which the requests before it in the batch take about {Units(before)}");
        }

        message.Append(". Most of it: ");
        for (var i = 0; i < Math.Min(SharesNamed, estimate.Shares.Count); i++)
        {
            var share = estimate.Shares[i];
            var percent = Math.Round(100 * share.Cost / estimate.Cost);
            message.Append(i == 0 ? "" : "; ");
            message.Append(CultureInfo.InvariantCulture, $"{share.Path}: {share.What} ({percent}%)");
        }

        message.Append(". Ask for smaller pages, fewer levels, or narrower filters.");
        var extensions = new Dictionary<string, object?> { ["cost"] = Units(estimate.Cost), ["maxCost"] = limits.MaxCost };
        return new GraphQLError(
            ErrorCodes.CostLimitExceeded, message.ToString(), Locations(estimate, plan), Extensions: extensions);
    }

    // The places of the root field with the largest share.
    private static IReadOnlyList<SourceLocation> Locations(CostEstimate estimate, OperationPlan plan)
    {
        var key = estimate.Shares.Count == 0 ? "" : estimate.Shares[0].Path.Split('.', 2)[0];
        return plan.Roots.FirstOrDefault(root => root?.Field.Key == key)?.Field.Locations ?? [];
    }

    private static long Units(double cost) => cost < long.MaxValue ? (long)Math.Ceiling(cost) : long.MaxValue;
}
