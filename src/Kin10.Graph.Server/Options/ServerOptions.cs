namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Server</c>: HTTP.</summary>
internal sealed record ServerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Server";

    /// <summary>The longest body of a POST in bytes; a longer one is answered with 413. Default 262,144 (256 KiB).</summary>
    public int MaxRequestBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// The longest request line (method, path, query string) in bytes; a longer one is answered with 414. Default 16,384.
    /// </summary>
    public int MaxUrlBytes { get; init; } = 16 * 1024;

    /// <summary>How deep the JSON of a request may be nested. Default 128.</summary>
    public int MaxJsonDepth { get; init; } = 128;

    /// <summary>How many requests one POST may have, as an array; 0 for none. Default 10.</summary>
    public int MaxBatch { get; init; } = 10;

    /// <summary>How long a request may take; then it is answered with <c>TIMEOUT</c> and 504. Default 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From which time on a request is logged as slow, even where access lines are turned off. Default 1 second.</summary>
    public TimeSpan SlowRequest { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long requests in flight may take to finish when the server stops. Default 30 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a stopping server still takes requests while it already says that it is not ready, so that a load balancer can go
    /// elsewhere first. Default 0.
    /// </summary>
    public TimeSpan ShutdownDelay { get; init; } = TimeSpan.Zero;

    /// <summary>How long the readiness check waits for the store. Default 5 seconds.</summary>
    public TimeSpan HealthTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What <c>Retry-After</c> says when the store does not answer. Default 5 seconds.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Answers of at least that many bytes are compressed for a client that accepts it. Default 2,048.</summary>
    public int CompressionThreshold { get; init; } = 2048;

    /// <summary>How hard Brotli tries, 0 (not at all) to 11. Default 4.</summary>
    public int BrotliQuality { get; init; } = 4;

    /// <summary>
    /// Where the public finds the site, as in <c>https://graph.example.org/kin10</c>: for the absolute addresses that search engines need.
    /// Default: not known, and pages name none.
    /// </summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>
    /// Whether an answer with a report (<c>GraphQL-Cost: report</c>) also has the plan, for whoever asks. It says how the operation is
    /// executed, and nothing of the data. Default false; appsettings.Development.json turns it on.
    /// </summary>
    public bool ShowPlans { get; init; }

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(MaxRequestBytes, 1, 1 << 30, "bytes");
        checks.Between(MaxUrlBytes, 256, 1 << 20, "bytes");
        checks.Between(MaxJsonDepth, 2, 1000, "levels");
        checks.Between(MaxBatch, 0, 1000, "requests");
        checks.Between(RequestTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        checks.Between(SlowRequest, TimeSpan.Zero, TimeSpan.FromHours(1));
        checks.Between(ShutdownTimeout, TimeSpan.Zero, TimeSpan.FromHours(1));
        checks.Between(ShutdownDelay, TimeSpan.Zero, TimeSpan.FromHours(1));
        checks.Between(HealthTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5));
        checks.Between(RetryAfter, TimeSpan.Zero, TimeSpan.FromHours(1));
        checks.Between(CompressionThreshold, 0, int.MaxValue, "bytes");
        checks.Between(BrotliQuality, 0, 11, "");
        if (PublicUrl.Length > 0 && !IsSite(PublicUrl))
        {
            checks.Report(
                nameof(PublicUrl),
                $"is \"{PublicUrl}\"; it must be scheme, host and path alone, as in https://graph.example.org or "
                + "https://example.org/kin10");
        }
    }

    private static bool IsSite(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
        && address == address.Trim();
}
