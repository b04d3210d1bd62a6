namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>How many links nodes have.</summary>
internal interface IDegrees
{
    /// <summary>The number of a node's links; a loop counts once.</summary>
    int Of(int node);
}
