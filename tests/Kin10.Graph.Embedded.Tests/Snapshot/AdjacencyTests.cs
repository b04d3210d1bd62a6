using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public sealed class AdjacencyTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 5)]
    [InlineData(3, 60)]
    [InlineData(4, 400)]
    public void Range_OfEachNode_HoldsItsNeighbours(int seed, int links)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            // Types need not follow each other in the order of their indexes; one has no node, and one no link.
            int[] counts = [random.Next(1, 20), 0, random.Next(1, 20), 3];
            int[] bases = [counts[2], counts[2], 0, counts[0] + counts[2]];
            var typeOf = new ushort[counts.Sum()];
            for (var type = 0; type < counts.Length; type++)
            {
                typeOf.AsSpan(bases[type], counts[type]).Fill((ushort)type);
            }

            (int From, int To)[] edges = [.. Enumerable.Range(0, links)
                .Select(_ => (From: random.Next(counts[0] + counts[2]), To: random.Next(typeOf.Length))).Order()];

            var adjacency = Adjacency.Build(
                [.. edges.Select(edge => edge.From)], [.. edges.Select(edge => edge.To)], [.. Enumerable.Range(0, links)], bases, counts,
                typeOf);

            for (var node = 0; node < typeOf.Length; node++)
            {
                var (start, end) = adjacency.Range(node);
                Assert.Equal(edges.Where(edge => edge.From == node).Select(edge => edge.To), adjacency.Targets[start..end]);
                Assert.All(adjacency.Edges[start..end], edge => Assert.Equal(node, edges[edge].From));
            }
        }
    }
}
