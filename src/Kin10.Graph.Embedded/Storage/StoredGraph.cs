using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>A graph as its file holds it.</summary>
/// <param name="Snapshot">The graph.</param>
/// <param name="ContentHash">Its digest, which agrees with the one in the file.</param>
internal sealed record StoredGraph(GraphSnapshot Snapshot, string ContentHash)
{
    /// <summary>The state of the file that held it.</summary>
    public FileState State => FileState.Of(ContentHash, Snapshot.History);
}
