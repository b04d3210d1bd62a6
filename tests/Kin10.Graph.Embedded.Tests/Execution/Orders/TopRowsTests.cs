using Kin10.Graph.Embedded.Execution.Orders;
using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Execution.Orders;

public sealed class TopRowsTests
{
    [Theory]
    [InlineData(1, new bool[0])]
    [InlineData(2, new[] { false })]
    [InlineData(3, new[] { true })]
    [InlineData(4, new[] { false, true })]
    [InlineData(5, new[] { true, false, false })]
    public void MoveTo_AfterRandomRows_GivesTheBeginningOrTheEndOfTheSortedList(int seed, bool[] descending)
    {
        var random = new Random(seed);
        var directions = Directions(random, descending);
        var order = new KeyOrder(directions);
        var (top, page) = (new TopRows(), new RowBuffer());
        for (var round = 0; round < 200; round++)
        {
            var (count, capacity, fromEnd) = (random.Next(80), random.Next(round % 10 == 0 ? 100 : 12), random.Next(2) == 0);
            var rows = Rows(random, count, descending.Length);
            var sorted = rows.ToList();
            sorted.Sort((x, y) => Compare(directions, x, y));

            top.Begin(order, capacity, fromEnd);
            foreach (var row in rows)
            {
                top.Add(row.Keys, row.Node, row.Edge);
            }

            top.MoveTo(page);
            var expected = fromEnd ? sorted.TakeLast(capacity) : sorted.Take(capacity);
            Assert.Equal(
                expected.Select(row => (row.Node, row.Edge)), Enumerable.Range(0, page.Count).Select(i => (page.Nodes[i], page.Edges[i])));
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void Compare_OfRandomKeys_PutsMissingOnesAtTheEndThatTheDirectionSays(int seed)
    {
        var random = new Random(seed);
        KeyDirection[] directions = [new(seed % 2 == 0, true), new(seed % 2 != 0, false)];
        var order = new KeyOrder(directions);
        var rows = Rows(random, 60, 2);
        foreach (var x in rows)
        {
            foreach (var y in rows)
            {
                Assert.Equal(Math.Sign(Compare(directions, x, y)), Math.Sign(order.Compare(x.Keys, x.Node, y.Keys, y.Node)));
            }
        }
    }

    private static Row[] Rows(Random random, int count, int keys)
    {
        int[] nodes = [.. Enumerable.Range(0, count)];
        random.Shuffle(nodes);
        return [.. nodes.Select(node => new Row(
            [.. Enumerable.Range(0, keys).Select(_ => random.Next(5) == 0 ? SortKey.Missing : new SortKey(random.Next(4) - 2, false))],
            node,
            random.Next(1_000)))];
    }

    private static KeyDirection[] Directions(Random random, bool[] descending) =>
        [.. descending.Select(each => new KeyDirection(each, random.Next(2) == 0))];

    // Missing values are put below or above all others by hand.
    private static int Compare(KeyDirection[] directions, Row x, Row y)
    {
        for (var i = 0; i < directions.Length; i++)
        {
            var direction = directions[i];
            var (a, b) = (Value(x.Keys[i]), Value(y.Keys[i]));
            if (a != b)
            {
                return a < b ? -1 : 1;
            }

            double Value(SortKey key) => key.IsMissing
                ? direction.IsMissingFirst ? double.NegativeInfinity : double.PositiveInfinity
                : direction.IsDescending ? -key.Value : key.Value;
        }

        return x.Node - y.Node;
    }

    private sealed record Row(SortKey[] Keys, int Node, int Edge);
}
