using System.Text;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Embedded.Tests.Support;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public sealed class IdIndexTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 500)]
    public void Ids_OfRandomNodes_AreFoundByTheirRankAmongAll(int seed, int count)
    {
        var random = new Random(seed);
        var ids = Enumerable.Range(0, count).Select(_ => Prefix(random) + random.Next(10_000)).Distinct().ToArray();
        var graph = GraphBuilder.Books;
        foreach (var id in ids)
        {
            graph.Node(id);
        }

        var index = SnapshotBuilder.Build(graph.Build(), CancellationToken.None).Ids;

        Array.Sort(ids, string.CompareOrdinal);
        Assert.Equal(ids.Length, index.Count);
        for (var node = 0; node < ids.Length; node++)
        {
            Assert.Equal(node, index.Find(ids[node]));
            Assert.Equal(ids[node], Encoding.UTF8.GetString(index.Text(node)));
            Assert.Equal(2L * node, index.Seek(Encoding.UTF8.GetBytes(ids[node])));
        }

        foreach (var id in Enumerable.Range(0, 200).Select(_ => Prefix(random) + random.Next(10_000)).Except(ids).Append("").Append("Zoo:1"))
        {
            Assert.Equal(-1, index.Find(id));
            Assert.Equal((2L * ids.Count(each => string.CompareOrdinal(each, id) < 0)) - 1, index.Seek(Encoding.UTF8.GetBytes(id)));
        }
    }

    [Fact]
    public void Find_OfAnIdTooLongForTheStack_FindsIt()
    {
        var id = "Book:" + new string('x', 2_000);
        var index = SnapshotBuilder.Build(GraphBuilder.Books.Node(id).Build(), CancellationToken.None).Ids;

        Assert.Equal(0, index.Find(id));
        Assert.Equal(-1, index.Find(id + "x"));
    }

    private static string Prefix(Random random) => new[] { "Book:", "Person:", "Series:" }[random.Next(3)];
}
