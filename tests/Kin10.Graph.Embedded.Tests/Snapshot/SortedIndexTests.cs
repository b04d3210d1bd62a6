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
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Rows_OfRandomKeys_AreSortedWithTiesByRow(bool descending, bool missingFirst)
    {
        var direction = new KeyDirection(descending, missingFirst);
        foreach (var keys in Samples(1))
        {
            var index = Index(keys, direction);

            Assert.Equal(Sorted(keys, direction), index.Rows);
            Assert.Equal(keys.Count(key => key is null), index.MissingCount);
            Assert.All(index.Rows.Skip(index.MissingStart).Take(index.MissingCount), row => Assert.Null(keys[row]));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Between_OfAnyTwoKeys_IsWhereTheKeysBetweenThemAre(bool descending, bool missingFirst)
    {
        var direction = new KeyDirection(descending, missingFirst);
        foreach (var keys in Samples(2))
        {
            var index = Index(keys, direction);
            long[] bounds = [long.MinValue, long.MinValue + 1, -3, -1, 0, 1, 2, 7, long.MaxValue - 1, long.MaxValue];
            foreach (var least in bounds)
            {
                foreach (var greatest in bounds)
                {
                    var (start, end) = index.Between(least, greatest);
                    var expected = Sorted(keys, direction).Where(row => keys[row] >= least && keys[row] <= greatest);
                    Assert.Equal(expected, index.Rows[start..end]);
                }
            }
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Sort_OfRowsInAnyOrder_IsStable(bool descending, bool missingFirst)
    {
        var direction = new KeyDirection(descending, missingFirst);
        var random = new Random(3);
        foreach (var keys in Samples(4))
        {
            int[] rows = [.. Enumerable.Range(0, keys.Length)];
            random.Shuffle(rows);

            Assert.Equal(Order(rows, keys, direction), Index(keys, direction).Sort(rows));
        }
    }

    internal static SortedIndex Index(long?[] keys, KeyDirection direction) => SortedIndex.Build(
        keys.Length,
        (int row, out long key) =>
        {
            // What is missing may have any key.
            key = keys[row] ?? row;
            return keys[row] is not null;
        },
        direction);

    /// <summary>Rows in the order of their keys; the order of equal ones is kept.</summary>
    internal static int[] Order(IEnumerable<int> rows, long?[] keys, KeyDirection direction)
    {
        var missing = direction.IsMissingFirst ? 0 : 1;
        var parted = rows.OrderBy(row => keys[row] is null ? missing : 1 - missing);
        return [.. direction.IsDescending ? parted.ThenByDescending(row => keys[row] ?? 0) : parted.ThenBy(row => keys[row] ?? 0)];
    }

    internal static IEnumerable<long?[]> Samples(int seed)
    {
        var random = new Random(seed);
        var samples = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, random.Next(50))
            .Select(_ => random.Next(5) == 0 ? (long?)null : random.Next(10) - 3).ToArray());
        return Special.Concat(samples.ToArray());
    }

    private static int[] Sorted(long?[] keys, KeyDirection direction) => Order(Enumerable.Range(0, keys.Length), keys, direction);
}
