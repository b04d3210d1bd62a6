namespace Kin10.Bolt.PackStream;

/// <summary>Date: a day of the ISO calendar without time zone.</summary>
/// <param name="Days">Days since 1970-01-01.</param>
public sealed record BoltDate(long Days)
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The same day; years outside 1 to 9999 are an <see cref="OverflowException"/>.</summary>
    public DateOnly ToDateOnly() => Days + Epoch is >= 0 and <= 3652058
        ? DateOnly.FromDayNumber((int)Days + Epoch)
        : throw new OverflowException($"{Days} days from 1970-01-01 are outside the years 1 to 9999.");

    /// <summary>The same day.</summary>
    public static BoltDate From(DateOnly date) => new(date.DayNumber - Epoch);
}

/// <summary>Time: a time of day with an offset from UTC.</summary>
/// <param name="Nanoseconds">Nanoseconds since midnight as the local clock shows it.</param>
/// <param name="OffsetSeconds">Seconds to add to UTC for the local time.</param>
public sealed record BoltTime(long Nanoseconds, int OffsetSeconds);

/// <summary>LocalTime: a time of day without offset.</summary>
/// <param name="Nanoseconds">Nanoseconds since midnight.</param>
public sealed record BoltLocalTime(long Nanoseconds)
{
    /// <summary>The same time, cut to ticks of 100 nanoseconds.</summary>
    public TimeOnly ToTimeOnly() => new(Nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>The same time.</summary>
    public static BoltLocalTime From(TimeOnly time) => new(time.Ticks * TimeSpan.NanosecondsPerTick);
}

/// <summary>DateTime: a point in time with an offset from UTC.</summary>
/// <param name="Seconds">Seconds since 1970-01-01T00:00Z.</param>
/// <param name="Nanoseconds">0 to 999,999,999.</param>
/// <param name="OffsetSeconds">Seconds to add to UTC for the local time.</param>
public sealed record BoltDateTime(long Seconds, int Nanoseconds, int OffsetSeconds)
{
    /// <summary>The same point in time, cut to ticks of 100 nanoseconds; .NET's offsets are whole minutes.</summary>
    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(Seconds)
        .AddTicks(Nanoseconds / TimeSpan.NanosecondsPerTick)
        .ToOffset(TimeSpan.FromSeconds(OffsetSeconds));

    /// <summary>The same point in time.</summary>
    public static BoltDateTime From(DateTimeOffset time)
    {
        var (seconds, nanoseconds) = UnixTime.Split(time.UtcTicks);
        return new(seconds, nanoseconds, (int)time.Offset.TotalSeconds);
    }
}

/// <summary>DateTimeZoneId: a point in time with the name of a time zone.</summary>
/// <param name="Seconds">Seconds since 1970-01-01T00:00Z.</param>
/// <param name="Nanoseconds">0 to 999,999,999.</param>
/// <param name="ZoneId">The name in the tz database, such as <c>Europe/Paris</c>.</param>
public sealed record BoltDateTimeZoneId(long Seconds, int Nanoseconds, string ZoneId);

/// <summary>LocalDateTime: what a calendar and a clock show, without time zone.</summary>
/// <param name="Seconds">Seconds since 1970-01-01T00:00 of the same clock.</param>
/// <param name="Nanoseconds">0 to 999,999,999.</param>
public sealed record BoltLocalDateTime(long Seconds, int Nanoseconds)
{
    /// <summary>The same date and time, of unspecified kind, cut to ticks of 100 nanoseconds.</summary>
    public DateTime ToDateTime() => DateTime.SpecifyKind(
        DateTime.UnixEpoch.AddTicks(checked(Seconds * TimeSpan.TicksPerSecond) + Nanoseconds / TimeSpan.NanosecondsPerTick),
        DateTimeKind.Unspecified);

    /// <summary>The same date and time; the kind is not looked at.</summary>
    public static BoltLocalDateTime From(DateTime time)
    {
        var (seconds, nanoseconds) = UnixTime.Split(time.Ticks);
        return new(seconds, nanoseconds);
    }
}

/// <summary>Duration: months, days and seconds are kept apart, because neither months nor days have one length.</summary>
/// <param name="Months">Months.</param>
/// <param name="Days">Days.</param>
/// <param name="Seconds">Seconds.</param>
/// <param name="Nanoseconds">Nanoseconds, -999,999,999 to 999,999,999.</param>
public sealed record BoltDuration(long Months, long Days, long Seconds, int Nanoseconds)
{
    /// <summary>The same span in seconds and nanoseconds.</summary>
    public static BoltDuration From(TimeSpan time) => new(
        0, 0, time.Ticks / TimeSpan.TicksPerSecond, (int)(time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));
}

internal static class UnixTime
{
    public static (long Seconds, int Nanoseconds) Split(long ticks)
    {
        var (seconds, rest) = Math.DivRem(ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerSecond);
        return rest >= 0
            ? (seconds, (int)(rest * TimeSpan.NanosecondsPerTick))
            : (seconds - 1, (int)((rest + TimeSpan.TicksPerSecond) * TimeSpan.NanosecondsPerTick));
    }
}
