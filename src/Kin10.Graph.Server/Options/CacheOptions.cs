namespace Kin10.Graph.Server.Options;

/// <summary>Section <c>Cache</c>: answers that are kept, to be sent again while the graph is the same.</summary>
internal sealed record CacheOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cache";

    /// <summary>What they may take together in this process, in bytes; 0 keeps none, anywhere. Default 67,108,864 (64 MiB).</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>How long an answer may be to be kept, in bytes. Default 1,048,576 (1 MiB).</summary>
    public int MaxAnswerBytes { get; init; } = 1 << 20;

    /// <summary>Checks every value.</summary>
    public void Validate(SettingChecks checks)
    {
        checks.Between(MaxBytes, 0, 1L << 40, "bytes");
        checks.Between(MaxAnswerBytes, 1, 1 << 30, "bytes");
    }
}
