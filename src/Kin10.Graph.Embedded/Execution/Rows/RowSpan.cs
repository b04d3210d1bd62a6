namespace Kin10.Graph.Embedded.Execution.Rows;

/// <summary>A sequence of rows that lies somewhere: in a buffer, an adjacency, an index, or in the numbering of nodes itself.</summary>
/// <param name="nodes">The nodes less <paramref name="firstNode"/>; null where they follow each other.</param>
/// <param name="edges">The edges; null where there are none.</param>
/// <param name="offset">Where the sequence begins in both.</param>
/// <param name="count">How many rows.</param>
/// <param name="firstNode">What to add to each node.</param>
internal readonly struct RowSpan(int[]? nodes, int[]? edges, int offset, int count, int firstNode)
{
    public int Count => count;

    public int Node(int i) => nodes is null ? firstNode + i : firstNode + nodes[offset + i];

    public int Edge(int i) => edges is null ? -1 : edges[offset + i];
}
