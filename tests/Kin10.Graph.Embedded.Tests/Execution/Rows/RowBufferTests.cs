using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Tests.Execution.Rows;

public sealed class RowBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(500)]
    public void Rows_ThatAreAdded_AreReadBackAndReversed(int count)
    {
        var random = new Random(count);
        var buffer = new RowBuffer();
        buffer.Add(-1, -1);
        buffer.Clear();
        (int Node, int Edge)[] rows = [.. Enumerable.Range(0, count).Select(_ => (random.Next(), random.Next()))];
        foreach (var (node, edge) in rows)
        {
            buffer.Add(node, edge);
        }

        Assert.Equal(rows, Read(buffer));
        buffer.Reverse();
        Assert.Equal(rows.Reverse(), Read(buffer));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    public void SortDistinctNodes_OfRandomNodes_KeepsEachOnceInOrder(int count)
    {
        var random = new Random(count);
        var buffer = new RowBuffer();
        int[] nodes = [.. Enumerable.Range(0, count).Select(_ => random.Next(100))];
        foreach (var node in nodes)
        {
            buffer.Add(node, 7);
        }

        buffer.SortDistinctNodes();

        Assert.Equal(nodes.Distinct().Order().Select(node => (node, -1)), Read(buffer));
    }

    [Fact]
    public void Span_OfConsecutiveNodes_NeedsNoArray()
    {
        var span = new RowSpan(null, null, 0, 3, 10);

        Assert.Equal([(10, -1), (11, -1), (12, -1)], Read(span));
    }

    [Fact]
    public void Span_OfAPartOfArrays_BeginsAtItsOffset()
    {
        var span = new RowSpan([5, 6, 7, 8], [1, 2, 3, 4], 1, 2, 100);

        Assert.Equal([(106, 2), (107, 3)], Read(span));
    }

    private static (int Node, int Edge)[] Read(RowBuffer buffer) => Read(buffer.AsSpan());

    private static (int Node, int Edge)[] Read(RowSpan span)
    {
        var rows = new (int, int)[span.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = (span.Node(i), span.Edge(i));
        }

        return rows;
    }
}
