using Kin10.Graph.Model;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Expressions;

/// <summary>The values of groups, for conditions and orders whose rows are the groups' numbers.</summary>
internal interface IGroupOperands
{
    /// <summary>A key of a group.</summary>
    KeyReader Key(int key);

    /// <summary>An aggregate of a group; the number of its rows where there is no property.</summary>
    KeyReader Aggregate(Property? property, AggregateFunction function);
}
