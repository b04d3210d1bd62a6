using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Snapshot;

public sealed class SortedIndexTests
{
    private static readonly long?[][] Special =
    [
        [],
        [null],
        [null, null],
        [5],
        [long.MinValue, long.MaxValue, 0, null, long.MaxValue, long.MinValue],
        [1, 1, 1, null, 1],
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_OfRandomKeys_AreSortedWithTiesByRow(bool descending)
    {
        foreach (var keys in Samples(1))
        {
            var index = Index(keys, descending);

            Assert.Equal(Sorted(keys, descending), index.Rows);
            Assert.Equal(keys.Count(key => key is null), index.MissingCount);
            Assert.All(index.Rows.Skip(index.MissingStart).Take(index.MissingCount), row => Assert.Null(keys[row]));
            Assert.Equal(descending, index.IsDescending);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Between_OfAnyTwoKeys_IsWhereTheKeysBetweenThemAre(bool descending)
    {
        foreach (var keys in Samples(2))
        {
            var index = Index(keys, descending);
            long[] bounds = [long.MinValue, long.MinValue + 1, -3, -1, 0, 1, 2, 7, long.MaxValue - 1, long.MaxValue];
            foreach (var least in bounds)
            {
                foreach (var greatest in bounds)
                {
                    var (start, end) = index.Between(least, greatest);
                    var expected = Sorted(keys, descending).Where(row => keys[row] >= least && keys[row] <= greatest);
                    Assert.Equal(expected, index.Rows[start..end]);
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sort_OfRowsInAnyOrder_IsStable(bool descending)
    {
        var random = new Random(3);
        foreach (var keys in Samples(4))
        {
            int[] rows = [.. Enumerable.Range(0, keys.Length)];
            random.Shuffle(rows);

            Assert.Equal(Order(rows, keys, descending), Index(keys, descending).Sort(rows));
        }
    }

    internal static SortedIndex Index(long?[] keys, bool descending) => SortedIndex.Build(
        keys.Length,
        (int row, out long key) =>
        {
            // What is missing may have any key.
            key = keys[row] ?? row;
            return keys[row] is not null;
        },
        descending);

    /// <summary>Rows in the order of their keys; the order of equal ones is kept.</summary>
    internal static int[] Order(IEnumerable<int> rows, long?[] keys, bool descending)
    {
        var missing = descending ? 0 : 1;
        var parted = rows.OrderBy(row => keys[row] is null ? missing : 1 - missing);
        return [.. descending ? parted.ThenByDescending(row => keys[row] ?? 0) : parted.ThenBy(row => keys[row] ?? 0)];
    }

    internal static IEnumerable<long?[]> Samples(int seed)
    {
        var random = new Random(seed);
        var samples = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, random.Next(50))
            .Select(_ => random.Next(5) == 0 ? (long?)null : random.Next(10) - 3).ToArray());
        return Special.Concat(samples.ToArray());
    }

    private static int[] Sorted(long?[] keys, bool descending) => Order(Enumerable.Range(0, keys.Length), keys, descending);
}
