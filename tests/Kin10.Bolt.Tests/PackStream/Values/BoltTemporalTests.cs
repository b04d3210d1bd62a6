using Kin10.Bolt.PackStream;

namespace Kin10.Bolt.Tests.PackStream;

public class BoltTemporalTests
{
    [Fact]
    public void BoltDate_ConvertedAndBack_IsTheSame()
    {
        foreach (var date in new[] { DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1970, 1, 1), new DateOnly(2024, 2, 29) })
        {
            Assert.Equal(date, BoltDate.From(date).ToDateOnly());
        }

        Assert.Equal(new BoltDate(-1), BoltDate.From(new DateOnly(1969, 12, 31)));
        Assert.Throws<OverflowException>(() => new BoltDate(long.MaxValue).ToDateOnly());
        Assert.Throws<OverflowException>(() => new BoltDate(3_000_000).ToDateOnly());
    }

    [Fact]
    public void BoltDateTime_TheSpecificationsExample_IsSoEncoded()
    {
        var time = new DateTimeOffset(1970, 1, 1, 2, 15, 0, TimeSpan.FromHours(1));
        Assert.Equal(new BoltDateTime(4500, 0, 3600), BoltDateTime.From(time));
        Assert.Equal(time, new BoltDateTime(4500, 42, 3600).ToDateTimeOffset());
    }

    [Fact]
    public void BoltLocalDateTime_BeforeTheEpoch_HasPositiveNanoseconds()
    {
        var time = new DateTime(1969, 12, 31, 23, 59, 59, 750);
        Assert.Equal(new BoltLocalDateTime(-1, 750_000_000), BoltLocalDateTime.From(time));
        Assert.Equal(time, BoltLocalDateTime.From(time).ToDateTime());
    }

    [Fact]
    public void BoltDuration_FromNegativeTimeSpan_KeepsTheSign() =>
        Assert.Equal(new BoltDuration(0, 0, -1, -500_000_000), BoltDuration.From(TimeSpan.FromSeconds(-1.5)));

    [Fact]
    public void BoltLocalTime_ConvertedAndBack_IsTheSame() =>
        Assert.Equal(new TimeOnly(23, 59, 59, 999), BoltLocalTime.From(new TimeOnly(23, 59, 59, 999)).ToTimeOnly());
}
