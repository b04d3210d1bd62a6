using Kin10.Graph.Model;
using Kin10.Graph.Planning;

namespace Kin10.Graph.Tests.Planning;

/// <summary>The same number of nodes for every type and of relationships for every relationship type, but where named.</summary>
internal sealed class FixedStatistics(long nodes, long relationships, params (string Name, long Count)[] others) : IGraphStatistics
{
    /// <summary>Rows of the files under <c>seed/</c>.</summary>
    public static FixedStatistics Seed { get; } = new(0, 0, [.. SeedCounts()]);

    public bool DecidesForAllNodes { get; init; }

    public long CountNodes(NodeType type) => Find(type.Name) ?? nodes;

    public long CountRelationships(RelationshipType type) => Find(type.Name) ?? relationships;

    private long? Find(string name)
    {
        foreach (var other in others)
        {
            if (other.Name == name)
            {
                return other.Count;
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, long Count)> SeedCounts() =>
        from file in Directory.GetFiles(Kin10.Testing.Repository.PathOf("seed"), "*.csv")
        select (Path.GetFileNameWithoutExtension(file), File.ReadLines(file).LongCount() - 1);
}
