using System.Globalization;

namespace Kin10.Graph.ContractTests.RandomOperations;

/// <summary>How many random operations, and where they begin.</summary>
internal static class RandomSettings
{
    /// <summary>From KIN10_RANDOM_OPERATIONS; null where it is not set.</summary>
    public static int? Operations { get; } = Read("KIN10_RANDOM_OPERATIONS");

    /// <summary>From KIN10_RANDOM_SEED, or 1.</summary>
    public static int Seed { get; } = Read("KIN10_RANDOM_SEED") ?? 1;

    private static int? Read(string name)
    {
        var text = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrEmpty(text) ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value
            : throw new InvalidOperationException($"{name} is '{text}'. Write a whole number above 0.");
    }
}
