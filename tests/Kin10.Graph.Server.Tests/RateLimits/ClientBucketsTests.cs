using Kin10.Graph.Server.RateLimits;

namespace Kin10.Graph.Server.Tests.RateLimits;

public sealed class ClientBucketsTests
{
    [Fact]
    public void Find_SameClient_GivesTheSameBucket()
    {
        using var buckets = new ClientBuckets(new() { CostPerMinute = 10 }, TimeProvider.System);

        Assert.Same(buckets.Find("a"), buckets.Find("a"));
        Assert.NotSame(buckets.Find("a"), buckets.Find("b"));
    }

    [Fact]
    public void Find_TooManyClients_ForgetsThoseThatHaveUsedNothingElseShares()
    {
        using var buckets = new ClientBuckets(new() { CostPerMinute = 1, MaxClients = 3 }, TimeProvider.System);
        Assert.True(buckets.Find("a").TryTake(1, out _));
        Assert.True(buckets.Find("b").TryTake(1, out _));
        var idle = buckets.Find("c");

        var next = buckets.Find("d");
        Assert.True(next.TryTake(1, out _));
        var others = buckets.Find("e");

        Assert.NotSame(idle, next);
        Assert.Same(others, buckets.Find("f"));
        Assert.Same(others, buckets.Find("c"));
        Assert.Same(next, buckets.Find("d"));
        Assert.False(buckets.Find("a").TryTake(1, out _));
    }
}
