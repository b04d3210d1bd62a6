using Kin10.GraphQL.Execution.Caching;

namespace Kin10.GraphQL.Tests.Execution.Caching;

public class SeenBeforeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-7)]
    [InlineData(int.MinValue)]
    public void Mark_TheSecondTime_WasSeen(int hash)
    {
        var seen = new SeenBefore();

        Assert.False(seen.Mark(hash));
        Assert.True(seen.Mark(hash));
    }

    [Fact]
    public void Mark_OthersInBetween_AreRememberedWhereTheyHavePlaces()
    {
        var seen = new SeenBefore();
        var hashes = Enumerable.Range(1, 10_000).ToArray();

        Assert.All(hashes, hash => Assert.False(seen.Mark(hash)));
        Assert.All(hashes, hash => Assert.True(seen.Mark(hash)));
    }
}
