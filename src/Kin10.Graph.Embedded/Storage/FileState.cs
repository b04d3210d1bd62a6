using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>What tells one state of a file from others.</summary>
/// <param name="ContentHash">The digest of the graph.</param>
/// <param name="Imports">The number of the last import that left a record; 0 where there is none.</param>
internal readonly record struct FileState(string ContentHash, long Imports)
{
    /// <summary>The state of a file that holds a graph.</summary>
    public static FileState Of(string contentHash, GraphHistory history) =>
        new(contentHash, history.Log.Imports is [var newest, ..] ? newest.Number : 0);
}
