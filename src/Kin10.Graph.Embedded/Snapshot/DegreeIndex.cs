using System.Collections.Immutable;
using Kin10.Graph.Model;

namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>
/// How many links each node has by facts, and the nodes in that order. Found when first asked for: 8 bytes for each node.
/// </summary>
internal sealed class DegreeIndex : IDegrees
{
    private readonly ImmutableArray<RelationshipType> _facts;
    private readonly Lazy<(int[] Degrees, int[] Ordered)> _found;

    public DegreeIndex(GraphModel model, EdgeTable[] edges, int nodes)
    {
        _facts = [.. model.RelationshipTypes.Where(type => !type.IsDerived)];
        _found = new Lazy<(int[], int[])>(() => Find(edges, nodes));
    }

    /// <summary>The nodes by degree, the highest first, then by id.</summary>
    public int[] Ordered => _found.Value.Ordered;

    /// <inheritdoc/>
    public int Of(int node) => _found.Value.Degrees[node];

    /// <summary>Whether the links of these types are counted: all facts, and nothing else.</summary>
    public bool IsOf(ImmutableArray<RelationshipType> relationships) => relationships.AsSpan().SequenceEqual(_facts.AsSpan());

    private (int[] Degrees, int[] Ordered) Find(EdgeTable[] edges, int nodes)
    {
        var degrees = new int[nodes];
        foreach (var type in _facts)
        {
            var table = edges[type.Index];
            for (var edge = 0; edge < table.Count; edge++)
            {
                degrees[table.From[edge]]++;
                degrees[table.To[edge]] += table.From[edge] == table.To[edge] ? 0 : 1;
            }
        }

        // The greatest degree has the least key, and equal ones go by the node.
        var keys = new long[degrees.Length];
        for (var node = 0; node < keys.Length; node++)
        {
            keys[node] = ((long)(int.MaxValue - degrees[node]) << 32) | (uint)node;
        }

        Array.Sort(keys);
        return (degrees, Array.ConvertAll(keys, static key => (int)key));
    }
}
