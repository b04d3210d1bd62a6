using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public sealed class CompositeOrdersTests
{
    [Theory]
    [InlineData(false, false, "4 0 3 2 1 5")]
    [InlineData(false, true, "0 4 2 3 1 5")]
    [InlineData(true, false, "1 5 3 2 4 0")]
    [InlineData(true, true, "1 5 2 3 0 4")]
    public void Rows_OfTwoKeys_AreInTheOrderOfBoth(bool firstDescending, bool secondDescending, string expected)
    {
        var first = Index([1, null, 2, 2, 1, null], firstDescending);
        var second = Index([8, 5, null, 7, 6, 5], secondDescending);

        Assert.Equal(expected, string.Join(' ', new CompositeOrders().Rows([first, second])));
    }

    [Fact]
    public void Rows_OfTheSameKeys_AreMadeOnce()
    {
        var orders = new CompositeOrders();
        SortedIndex[] keys = [Index([1, 1], false), Index([2, 1], false)];
        var rows = orders.Rows(keys);

        Assert.Same(rows, orders.Rows([.. keys]));
        Assert.NotSame(rows, orders.Rows([.. keys.Reverse()]));
    }

    [Fact]
    public void Rows_OfMoreOrdersThanAreKept_AreRightEachTime()
    {
        var orders = new CompositeOrders();
        var first = Index([1, 1], false);
        SortedIndex[][] keys = [.. Enumerable.Range(0, CompositeOrders.MostKept + 1).Select(i => new[] { first, Index([2, i], false) })];
        var rows = keys.Select(orders.Rows).ToArray();

        Assert.Contains(keys.Zip(rows), each => !ReferenceEquals(each.Second, orders.Rows(each.First)));
        Assert.Equal(rows, keys.Select(orders.Rows));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Rows_OfRandomKeys_AreSortedByTheFirstThenTheNext(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var count = random.Next(40);
            var keys = Enumerable.Range(0, random.Next(2, 5)).Select(_ => (
                Values: Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? (long?)null : random.Next(3)).ToArray(),
                Direction: new KeyDirection(random.Next(2) == 0, random.Next(2) == 0))).ToArray();
            var expected = Enumerable.Range(0, count).ToArray();
            foreach (var (values, direction) in keys.Reverse())
            {
                expected = SortedIndexTests.Order(expected, values, direction);
            }

            Assert.Equal(expected, new CompositeOrders().Rows([.. keys.Select(key => SortedIndexTests.Index(key.Values, key.Direction))]));
        }
    }

    private static SortedIndex Index(int?[] values, bool descending) => SortedIndex.Build(
        values.Length,
        (int row, out long key) =>
        {
            key = values[row] ?? 0;
            return values[row] is not null;
        },
        new KeyDirection(descending, descending));
}
