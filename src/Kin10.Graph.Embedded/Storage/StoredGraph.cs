using Kin10.Graph.Bundles;

namespace Kin10.Graph.Embedded.Storage;

/// <summary>A graph as its file holds it.</summary>
/// <param name="Bundle">The graph, in order.</param>
/// <param name="ContentHash">Its digest, which agrees with the one in the file.</param>
internal sealed record StoredGraph(GraphBundle Bundle, string ContentHash);
