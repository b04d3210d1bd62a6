using Kin10.Graph.Bundles;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>What a database says of itself.</summary>
/// <param name="DatabaseId">Made at random with the file.</param>
/// <param name="Number">How many changes were committed.</param>
/// <param name="ContentHash">The digest of the graph.</param>
internal sealed record GraphRecord(string DatabaseId, long Number, string ContentHash)
{
    /// <summary>The graph's version as the API shows it.</summary>
    public string Version { get; } = $"{DatabaseId}.{Number}";
}

/// <summary>A graph and what its database says of it.</summary>
internal sealed record StoredGraph(GraphRecord Record, GraphBundle Bundle);
