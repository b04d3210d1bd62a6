using Kin10.Graph.Embedded.Execution.Rows;

namespace Kin10.Graph.Embedded.Tests.Execution.Rows;

public sealed class IntSetTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 64)]
    [InlineData(3, 5_000)]
    [InlineData(4, int.MaxValue)]
    public void Add_OfRandomValues_TellsWhichAreNew(int seed, int bound)
    {
        var random = new Random(seed);
        var set = new IntSet();
        for (var round = 0; round < 20; round++)
        {
            var expected = new HashSet<int>();
            for (var i = random.Next(400); i > 0; i--)
            {
                var value = random.Next(bound) - (bound / 2);
                Assert.Equal(expected.Contains(value), set.Contains(value));
                Assert.Equal(expected.Add(value), set.Add(value));
            }

            Assert.All(expected, value => Assert.False(set.Add(value)));
            set.Clear();
        }
    }

    [Fact]
    public void Add_OfValuesThatCollide_KeepsThemApart()
    {
        // With one multiplier for all, values this far apart fall into one slot of the first table.
        var set = new IntSet();
        int[] values = [.. Enumerable.Range(0, 31).Select(i => i << 26)];

        Assert.All(values, value => Assert.True(set.Add(value)));
        Assert.All(values, value => Assert.False(set.Add(value)));
    }

    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(2, 300_000)]
    public void Add_OfValuesBelowABound_TellsWhichAreNewHoweverManyThereAre(int seed, int bound)
    {
        var random = new Random(seed);
        var set = new IntSet(bound);
        foreach (var count in (int[])[0, 10, 1_500, 40_000, 3, 1_500])
        {
            var expected = new HashSet<int>();
            for (var i = 0; i < count; i++)
            {
                var value = random.Next(bound);
                Assert.Equal(expected.Contains(value), set.Contains(value));
                Assert.Equal(expected.Add(value), set.Add(value));
            }

            Assert.All(expected, value => Assert.True(set.Contains(value)));
            set.Clear();
            Assert.All(expected, value => Assert.False(set.Contains(value)));
        }
    }

    [Fact]
    public void Clear_OfAFullSet_EmptiesItWhole()
    {
        var set = new IntSet();
        Assert.All(Enumerable.Range(0, 1_000), value => Assert.True(set.Add(value)));

        set.Clear();

        Assert.All(Enumerable.Range(0, 1_000), value => Assert.True(set.Add(value)));
    }
}
