using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;
using Kin10.Graph.Embedded.Tests.Support;

namespace Kin10.Graph.Embedded.Tests.Execution.Pages;

/// <summary>Pages against slices of the whole filtered list.</summary>
public sealed class PageReaderTests
{
    private const int Count = 24;

    private static readonly GraphSnapshot Graph = SnapshotBuilder.Build(GraphBuilder.Books.Build(), CancellationToken.None);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void TakeInOrder_OfAFilteredList_TakesItsSlice(int seed, bool isFiltered)
    {
        var random = new Random(seed);
        var state = new RunState(Graph, 0, 0, 0, 0, 0);
        var scratch = new ConnectionScratch(new RowTicker());
        for (var round = 0; round < 500; round++)
        {
            int[] nodes = [.. Enumerable.Range(0, Count)];
            random.Shuffle(nodes);
            bool[] passes = [.. nodes.Select(_ => !isFiltered || random.Next(3) == 0)];
            var (low, high, size) = (random.Next(Count + 1), random.Next(Count + 1), random.Next(6));
            var fromEnd = random.Next(2) == 0;
            var filter =
                isFiltered ? new NodePredicate([.. Enumerable.Range(0, Count).Select(node => passes[Array.IndexOf(nodes, node)])]) : null;

            new PageReader(true, true).TakeInOrder(state, scratch, new RowSpan(nodes, null, 0, Count, 0), filter, low, high, size, fromEnd);

            // The places in the list at which a row passes the filter.
            int[] list = [.. Enumerable.Range(0, Count).Where(place => passes[place])];
            int[] between = [.. list.Where(place => place >= low && place < high)];
            int[] page = [.. fromEnd ? between.TakeLast(size) : between.Take(size)];
            Assert.Equal(page.Select(place => nodes[place]), Page(scratch));
            if (page.Length > 0)
            {
                Assert.Equal(list[0] < page[0], scratch.HasPrevious);
                Assert.Equal(list[^1] > page[^1], scratch.HasNext);
            }
            else if (low <= high)
            {
                var place = fromEnd ? high : low;
                Assert.Equal(list.Any(each => each < place), scratch.HasPrevious);
                Assert.Equal(list.Any(each => each >= place), scratch.HasNext);
            }
        }
    }

    [Fact]
    public void TakeInOrder_WhereNobodyAsksWhatLiesAround_LooksAtThePageOnly()
    {
        var state = new RunState(Graph, 0, 0, 0, 0, 0);
        var scratch = new ConnectionScratch(new RowTicker());
        var filter = new NodePredicate([.. Enumerable.Repeat(true, Count)]);

        new PageReader(false, false).TakeInOrder(state, scratch, new RowSpan(null, null, 0, Count, 0), filter, 5, Count, 3, false);

        Assert.Equal([5, 6, 7], Page(scratch));
        Assert.Equal(3, filter.Tests);
        Assert.False(scratch.HasPrevious);
        Assert.False(scratch.HasNext);
    }

    [Theory]
    [InlineData(3, new[] { false })]
    [InlineData(4, new[] { true, false })]
    public void TakeSorted_OfAnUnorderedList_TakesTheSliceOfTheOrderedOne(int seed, bool[] descending)
    {
        var random = new Random(seed);
        var state = new RunState(Graph, 0, 0, 0, 0, 0);
        var scratch = new ConnectionScratch(new RowTicker());
        for (var round = 0; round < 500; round++)
        {
            var (order, sorted) = RowOrderTests.Make(random, descending);
            var (size, fromEnd) = (random.Next(6), random.Next(2) == 0);
            var after = random.Next(3) == 0 ? -1 : random.Next(Count);
            var before = random.Next(3) == 0 ? Count : random.Next(Count);
            Place(scratch.After, after, -1);
            Place(scratch.Before, before, Count);

            PageReader.TakeSorted(state, scratch, new RowSpan(null, null, 0, Count, 0), (0, Count), order, size, fromEnd);

            int[] between = [.. sorted.Where((_, place) => place > after && place < before)];
            int[] page = [.. fromEnd ? between.TakeLast(size) : between.Take(size)];
            Assert.Equal(page, Page(scratch));
            var start = page.Length > 0 ? Array.IndexOf(sorted, page[0]) : fromEnd ? before : after + 1;
            Assert.Equal(start > 0, scratch.HasPrevious);
            Assert.Equal(start + page.Length < Count, scratch.HasNext);

            void Place(CursorPlace place, int i, int none)
            {
                place.IsGiven = i != none;
                place.Keys = new SortKey[descending.Length];
                if (place.IsGiven)
                {
                    order.Read(state, sorted[i], -1, place.Keys);
                    place.Position = 2L * sorted[i];
                }
            }
        }
    }

    private static int[] Page(ConnectionScratch scratch) => scratch.Page.Nodes[..scratch.Page.Count];

    private sealed class NodePredicate(bool[] passes) : Predicate
    {
        public int Tests { get; private set; }

        public override bool Test(RunState state, int node, int edge)
        {
            Tests++;
            return passes[node];
        }
    }
}
