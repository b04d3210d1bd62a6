using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Embedded.Tests.Support;
using Kin10.Graph.Results;

namespace Kin10.Graph.Embedded.Tests.Execution.Pages;

public sealed class RowOrderTests
{
    private const int Count = 24;

    private static readonly GraphSnapshot Graph = MakeGraph();
    private static readonly KeyDirection Descending = new(IsDescending: true, IsMissingFirst: true);

    [Theory]
    [InlineData(1, new bool[0])]
    [InlineData(2, new[] { false })]
    [InlineData(3, new[] { true })]
    [InlineData(4, new[] { false, true, false })]
    public void CountBefore_OfEveryPlace_CountsTheRowsAheadOfIt(int seed, bool[] descending)
    {
        var random = new Random(seed);
        var state = new RunState(Graph, 0, 0, 0, 0, 0);
        for (var round = 0; round < 20; round++)
        {
            var (order, sorted) = Make(random, descending);
            var rows = new RowSpan(sorted, null, 0, Count, 0);
            for (var i = 0; i < Count; i++)
            {
                var keys = new SortKey[descending.Length];
                order.Read(state, sorted[i], -1, keys);
                var place = new CursorPlace { IsGiven = true, Keys = keys, Position = 2L * sorted[i] };

                Assert.Equal(i, order.CountBefore(state, rows, place, inclusive: false));
                Assert.Equal(i + 1, order.CountBefore(state, rows, place, inclusive: true));

                // A place between two nodes, where no row is: behind all rows of the same keys and a lesser id.
                place.Position = (2L * sorted[i]) + 1;
                Assert.Equal(i + 1, order.CountBefore(state, rows, place, inclusive: false));
                Assert.Equal(i + 1, order.CountBefore(state, rows, place, inclusive: true));
                place.Position = (2L * sorted[i]) - 1;
                Assert.Equal(i, order.CountBefore(state, rows, place, inclusive: true));
            }
        }
    }

    [Fact]
    public void Locate_OfACutText_FindsItByTheIdOrThePlaceBesideItsBeginning()
    {
        var beginning = new string('m', CutText.MaxBytes);
        var books = GraphBuilder.Books
            .Node("Book:a", ("subtitle", beginning)).Node("Book:b", ("subtitle", beginning + "x")).Node("Book:c", ("subtitle", beginning + "y"));
        var graph = SnapshotBuilder.Build(books.Build(), CancellationToken.None);
        var state = new RunState(graph, 0, 0, 0, 0, 0);
        var table = graph.Nodes[graph.Model.FindNodeType("Book")!.Index];
        var reader = new NodeReader(table.Column(graph.Model.FindNodeType("Book")!.FindProperty("subtitle")!), table.FirstNode);
        CutText Cut(string text) =>
            new(beginning, BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        long Place(KeyDirection direction, string text, string id, bool isBefore)
        {
            var place = new CursorPlace();
            new RowOrder([(reader, direction)]).Locate(state, new CursorPosition([Cut(text)], id), isBefore, place);
            return place.Keys![0].Value;
        }

        Assert.Equal(2, Place(KeyDirection.Ascending, beginning + "x", "Book:b", isBefore: false));
        Assert.Equal(4, Place(Descending, beginning + "y", "Book:c", isBefore: true));

        // Ahead of both, behind both: of a text that has changed, and of a row that has gone.
        Assert.Equal(1, Place(KeyDirection.Ascending, beginning + "z", "Book:b", isBefore: false));
        Assert.Equal(5, Place(KeyDirection.Ascending, beginning + "x", "Book:bb", isBefore: true));
        Assert.Equal(5, Place(Descending, beginning + "z", "Book:b", isBefore: false));
        Assert.Equal(1, Place(Descending, beginning + "x", "Book:bb", isBefore: true));
    }

    [Fact]
    public void Locate_OfACursor_FindsItsKeysAndTheRankOfItsId()
    {
        var state = new RunState(Graph, 0, 0, 0, 0, 0);
        var reader = new ListReader(new long?[Count]);
        var order = new RowOrder([(reader, KeyDirection.Ascending), (reader, Descending)]);
        var place = new CursorPlace();

        order.Locate(state, new CursorPosition([7L, null], "Book:b"), isBefore: false, place);
        Assert.True(place.IsGiven);
        Assert.Equal([new SortKey(7, false), SortKey.Missing], place.Keys!);
        Assert.Equal(2, place.Position);

        order.Locate(state, new CursorPosition([null, 0L], "Book:bb"), isBefore: false, place);
        Assert.Equal([SortKey.Missing, new SortKey(0, false)], place.Keys!);
        Assert.Equal(3, place.Position);

        order.Locate(state, null, isBefore: false, place);
        Assert.False(place.IsGiven);
    }

    [Fact]
    public void First_OfAnOrder_HasItsFirstKeysOnly()
    {
        var readers = Enumerable.Range(0, 3).Select(_ => new ListReader(new long?[Count])).ToArray();
        var first = new RowOrder([(readers[0], Descending), (readers[1], KeyDirection.Ascending), (readers[2], Descending)]).First(2);

        Assert.Equal(2, first.Count);
        Assert.Same(readers[1], first.Reader(1));
        Assert.Equal(Descending, first.Keys.Direction(0));
        Assert.Equal(KeyDirection.Ascending, first.Keys.Direction(1));
    }

    /// <summary>An order of random keys, and all nodes sorted by them.</summary>
    internal static (RowOrder Order, int[] Sorted) Make(Random random, bool[] descending)
    {
        var keys = descending.Select(each => (
            Values: Enumerable.Range(0, Count).Select(_ => random.Next(4) == 0 ? (long?)null : random.Next(4)).ToArray(),
            Direction: new KeyDirection(each, random.Next(2) == 0))).ToArray();
        var sorted = Enumerable.Range(0, Count).OrderBy(_ => 0);
        foreach (var (values, direction) in keys)
        {
            var missing = direction.IsMissingFirst ? double.NegativeInfinity : double.PositiveInfinity;
            sorted = sorted.ThenBy(node => (direction.IsDescending ? -values[node] : values[node]) ?? missing);
        }

        return (new RowOrder([.. keys.Select(key => (new ListReader(key.Values), key.Direction))]), [.. sorted.ThenBy(node => node)]);
    }

    private static GraphSnapshot MakeGraph()
    {
        var graph = GraphBuilder.Books;
        for (var i = 0; i < Count; i++)
        {
            graph.Node($"Book:{(char)('a' + i)}");
        }

        return SnapshotBuilder.Build(graph.Build(), CancellationToken.None);
    }
}
