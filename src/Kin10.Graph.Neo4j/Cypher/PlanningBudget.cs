using System.Globalization;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Neo4j.Cypher;

/// <summary>
/// Counts what the database's planner will have to work on. It plans before the transaction's timeout counts and cannot be told to stop,
/// so that a statement must be bounded before it is sent.
/// </summary>
/// <param name="maxSteps">The most steps; see <see cref="Neo4jOptions.MaxStatementSteps"/>.</param>
/// <param name="root">The root field that the statement answers.</param>
internal sealed class PlanningBudget(int maxSteps, ResponseField root)
{
    private int _steps;

    /// <summary>The field whose part of the statement is being written, as in <c>Partner.peers</c>.</summary>
    public string Place { get; set; } = "";

    /// <summary>How many steps were taken.</summary>
    public int Steps => _steps;

    /// <summary>Takes steps of a pattern.</summary>
    /// <exception cref="GraphQLException">There are too many.</exception>
    public void Take(int steps)
    {
        _steps += steps;
        if (_steps > maxSteps)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.CostLimitExceeded,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(Place.Length == 0 ? root.Key : Place)}: the filters, orders and selections of '{root.Key}' up to here follow "
                        + $"relationships in more than {maxSteps} steps, each counted once for every place where it is written; "
                        + $"those inside an aggregate count for every figure that is compared. Ask for less at once."),
                root.Locations,
                Extensions: new Dictionary<string, object?> { ["maxSteps"] = maxSteps }));
        }
    }
}
