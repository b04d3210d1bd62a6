using System.Globalization;

namespace Kin10.Graph.Server.Options;

/// <summary>
/// Section <c>CacheControl</c>: how long caches between the server and its clients may send an answer again without asking. It concerns
/// answers to GET that have an entity tag, to requests without credentials.
/// </summary>
internal sealed record CacheControlOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "CacheControl";

    /// <summary>How long any cache may, that of a browser too (<c>max-age</c>). Default 0: they ask each time.</summary>
    public TimeSpan MaxAge { get; init; }

    /// <summary>How long caches may that many clients share (<c>s-maxage</c>). Default 0: as <see cref="MaxAge"/>.</summary>
    public TimeSpan SharedMaxAge { get; init; }

    /// <summary>How much longer they may while they ask in the background (<c>stale-while-revalidate</c>, RFC 5861). Default 0.</summary>
    public TimeSpan StaleWhileRevalidate { get; init; }

    /// <summary>The header of such an answer.</summary>
    public string HeaderValue()
    {
        if (MaxAge == TimeSpan.Zero && SharedMaxAge == TimeSpan.Zero && StaleWhileRevalidate == TimeSpan.Zero)
        {
            return "public, no-cache";
        }

        var shared = SharedMaxAge > TimeSpan.Zero ? $", s-maxage={Seconds(SharedMaxAge)}" : "";
        var stale = StaleWhileRevalidate > TimeSpan.Zero ? $", stale-while-revalidate={Seconds(StaleWhileRevalidate)}" : "";
        return $"public, max-age={Seconds(MaxAge)}{shared}{stale}";
    }

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(MaxAge, TimeSpan.Zero, TimeSpan.FromDays(365));
        checks.Between(SharedMaxAge, TimeSpan.Zero, TimeSpan.FromDays(365));
        checks.Between(StaleWhileRevalidate, TimeSpan.Zero, TimeSpan.FromDays(365));
    }

    // Part of a second counts as a whole one, or a setting would do nothing.
    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
