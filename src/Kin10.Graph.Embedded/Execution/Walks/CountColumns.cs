using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Execution.Walks;

/// <summary>The counts over the relationships and paths of one snapshot, each made when first asked for.</summary>
internal sealed class CountColumns(GraphSnapshot snapshot)
{
    private readonly Dictionary<string, CountColumn> _columns = [];

    /// <summary>How many targets each node of the owner has over a relationship or path.</summary>
    public CountColumn Of(Relationship relationship)
    {
        lock (_columns)
        {
            if (!_columns.TryGetValue(relationship.Coordinate, out var counts))
            {
                counts = new CountColumn(Traversal.Of(snapshot, relationship), snapshot.Nodes[relationship.Owner.Index]);
                _columns.Add(relationship.Coordinate, counts);
            }

            return counts;
        }
    }
}
