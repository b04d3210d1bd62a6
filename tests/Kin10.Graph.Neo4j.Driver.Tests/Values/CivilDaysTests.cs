using Kin10.Graph.Neo4j.Driver.Values;

namespace Kin10.Graph.Neo4j.Driver.Tests.Values;

public sealed class CivilDaysTests
{
    [Theory]
    [InlineData(1970, 1, 1, 0)]
    [InlineData(1969, 12, 31, -1)]
    [InlineData(2000, 2, 29, 11_016)]
    [InlineData(0, 1, 1, -719_528)]
    [InlineData(0, 3, 1, -719_468)]
    [InlineData(-1, 12, 31, -719_529)]
    [InlineData(-400, 3, 1, -719_468 - 146_097)]
    [InlineData(-999_999_999, 1, 1, -365_243_219_162)]
    [InlineData(999_999_999, 12, 31, 365_241_780_471)]
    public void Of_ADay_IsItsNumberFrom1970(int year, int month, int day, long days) =>
        Assert.Equal(days, CivilDays.Of(year, month, day));

    [Fact]
    public void Of_EveryDayThatDotNetKnows_IsOneMoreThanTheDayBefore()
    {
        var epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        for (var number = DateOnly.MinValue.DayNumber; number <= DateOnly.MaxValue.DayNumber; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            if (CivilDays.Of(day.Year, day.Month, day.Day) != number - epoch)
            {
                Assert.Fail($"{day:O}");
            }
        }
    }

    [Fact]
    public void Nanoseconds_OfTheLastOfADay_AreOneLessThanADay() =>
        Assert.Equal(86_400_000_000_000 - 1, CivilDays.Nanoseconds(23, 59, 59, 999_999_999));
}
