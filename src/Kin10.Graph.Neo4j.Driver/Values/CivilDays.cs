namespace Kin10.Graph.Neo4j.Driver.Values;

/// <summary>Days and times of the ISO calendar as numbers, also of years that .NET does not know.</summary>
internal static class CivilDays
{
    private const int DaysOf400Years = 146_097;
    private const int DaysTo1970 = 719_468;

    /// <summary>Days since 1970-01-01.</summary>
    public static long Of(long year, int month, int day)
    {
        // Years that begin in March have their odd day at the end: then months have as many days as this formula gives.
        var years = month > 2 ? year : year - 1;
        var cycle = Math.DivRem(years, 400, out var yearOfCycle) - (yearOfCycle < 0 ? 1 : 0);
        yearOfCycle = years - (cycle * 400);
        var dayOfYear = (((153 * ((month + 9) % 12)) + 2) / 5) + day - 1;
        return (cycle * DaysOf400Years) + (yearOfCycle * 365) + (yearOfCycle / 4) - (yearOfCycle / 100) + dayOfYear - DaysTo1970;
    }

    /// <summary>Seconds since 1970-01-01T00:00 of the same clock.</summary>
    public static long Seconds(long days, int hour, int minute, int second) =>
        (days * 86_400) + (hour * 3600) + (minute * 60) + second;

    /// <summary>Nanoseconds since midnight.</summary>
    public static long Nanoseconds(int hour, int minute, int second, int nanosecond) =>
        (Seconds(0, hour, minute, second) * 1_000_000_000) + nanosecond;
}
