using Kin10.Graph.Server.Options;
using Kin10.Graph.Server.RateLimits;
using Kin10.Graph.Server.Tests.Support;

namespace Kin10.Graph.Server.Tests.RateLimits;

public sealed class ClientBucketTests
{
    [Fact]
    public void TryTake_TooMany_TakesNothingAndTellsHowLong()
    {
        using var bucket = New(new() { CostPerMinute = 1, Burst = 10 });

        Assert.True(bucket.TryTake(8, out var wait));
        Assert.Equal(TimeSpan.Zero, wait);
        Assert.False(bucket.TryTake(3, out wait));
        Assert.Equal(TimeSpan.FromMinutes(1), wait);
        Assert.Equal(2, bucket.Remaining);
        Assert.True(bucket.TryTake(2, out _));
        Assert.Equal(0, bucket.Remaining);
    }

    [Fact]
    public void Owe_MoreThanIsLeft_IsTakenBeforeAnythingElse()
    {
        using var bucket = New(new() { CostPerMinute = 1, Burst = 10 });

        bucket.Owe(4);
        Assert.Equal(6, bucket.Remaining);
        bucket.Owe(9);

        Assert.Equal(0, bucket.Remaining);
        Assert.False(bucket.TryTake(1, out var wait));
        Assert.Equal(TimeSpan.FromMinutes(4), wait);
    }

    [Fact]
    public async Task TryTake_Later_IsFilledAtTheRate()
    {
        using var bucket = New(new() { CostPerMinute = 60_000, Burst = 1_000 });
        Assert.True(bucket.TryTake(1_000, out _));
        Assert.False(bucket.TryTake(1_000, out var wait));

        Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(() => bucket.IsFull);
        Assert.True(bucket.TryTake(1_000, out _));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7_919, 1_000_000)]
    [InlineData(1_000_000_000, 1)]
    [InlineData(1_000_000_000, 0)]
    public void TryTake_AnySettings_GivesTheBurstAndNoMore(int costPerMinute, int burst)
    {
        var options = new RateLimitOptions { CostPerMinute = costPerMinute, Burst = burst };
        using var bucket = New(options);

        Assert.True(bucket.IsFull);
        Assert.Equal(options.BurstUnits(), bucket.Remaining);
        Assert.True(bucket.TryTake(options.BurstUnits(), out _));
    }

    [Fact]
    public void LowerTo_LessThanIsLeft_TakesTheRest()
    {
        using var bucket = New(new() { CostPerMinute = 1, Burst = 10 });

        bucket.LowerTo(7);
        Assert.Equal(7, bucket.Remaining);
        bucket.LowerTo(9);
        Assert.Equal(7, bucket.Remaining);
        bucket.LowerTo(-3);
        bucket.LowerTo(-3);

        Assert.Equal(0, bucket.Remaining);
        Assert.False(bucket.TryTake(1, out var wait));
        Assert.Equal(TimeSpan.FromMinutes(4), wait);
    }

    [Fact]
    public void IsNewsThatRefused_AgainWithinAMinute_IsNot()
    {
        using var bucket = New(new() { CostPerMinute = 1 });

        Assert.True(bucket.IsNewsThatRefused());
        Assert.False(bucket.IsNewsThatRefused());
        Assert.False(bucket.IsNewsThatRefused());
    }

    private static ClientBucket New(RateLimitOptions options) => new("a client", options, TimeProvider.System);
}
