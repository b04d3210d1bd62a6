using StackExchange.Redis;

namespace Kin10.Graph.Server.Options;

/// <summary>
/// Section <c>Redis</c>: where instances share answers, documents that clients name by their hash, what clients have used, and the question
/// for the version of the graph. Without a configuration there is no Redis.
/// </summary>
internal sealed record RedisOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Redis";

    /// <summary>
    /// Where it is, as StackExchange.Redis has it: <c>redis:6379,password=...,ssl=true</c>. <c>ConnectionStrings:Redis</c> will do as well.
    /// </summary>
    public string Configuration { get; init; } = "";

    /// <summary>What the keys begin with, so that several programs may use one Redis. Default <c>kin10:</c>.</summary>
    public string KeyPrefix { get; init; } = "kin10:";

    /// <summary>How long a request waits for it at most; then it goes on without. Default 0.1 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>How long it is left alone after it failed. Default 5 s.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer stays there. Default 1 hour.</summary>
    public TimeSpan Expiration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a document that clients name by its hash stays there. Default 1 day.</summary>
    public TimeSpan DocumentExpiration { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether there is one.</summary>
    public bool IsEnabled() => Configuration.Length > 0;

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        try
        {
            _ = IsEnabled() ? ConfigurationOptions.Parse(Configuration) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            checks.Report(nameof(Configuration), $"cannot be used: {exception.Message.TrimEnd('.')}");
        }

        checks.Between(Timeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1));
        checks.Between(RetryInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        checks.Between(Expiration, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365));
        checks.Between(DocumentExpiration, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365));
    }
}
