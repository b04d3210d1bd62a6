using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Stores;

/// <summary>Takes facts.</summary>
public interface IFactSink
{
    /// <summary>Facts follow; what was given before is void.</summary>
    /// <param name="version">The version of the graph.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask BeginAsync(string version, CancellationToken cancellationToken);

    /// <summary>Takes a node; what is derived of it is null.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="node">The node.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask AddAsync(NodeType type, NodeRow node, CancellationToken cancellationToken);

    /// <summary>Takes a relationship.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="relationship">The relationship.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask AddAsync(RelationshipType type, RelationshipRow relationship, CancellationToken cancellationToken);
}
