namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Cors</c>: which web sites may read answers in their visitors' browsers. Never with credentials.</summary>
internal sealed record CorsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cors";

    /// <summary>
    /// Origins such as <c>https://challenges.example.org</c>, separated by blanks or commas; <c>*</c> for any, empty for none.
    /// Default <c>*</c>: the graph is public.
    /// </summary>
    public string Origins { get; init; } = "*";

    /// <summary>How long a browser may keep the answer to a preflight. Default 2 hours, the most that browsers honour.</summary>
    public TimeSpan PreflightMaxAge { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The origins one by one.</summary>
    public string[] OriginList() => Origins.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        foreach (var origin in OriginList())
        {
            var isOrigin = Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https"
                && origin == uri.GetLeftPart(UriPartial.Authority);
            if (origin != "*" && !isOrigin)
            {
                checks.Report(
                    nameof(Origins),
                    $"\"{origin}\" is not an origin; write * or scheme and host alone, as in https://challenges.example.org");
            }
        }

        checks.Between(PreflightMaxAge, TimeSpan.Zero, TimeSpan.FromDays(1));
    }
}
