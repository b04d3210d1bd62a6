namespace Kin10.Graph.Embedded.Snapshot;

/// <summary>How the values of one key are ordered.</summary>
/// <param name="IsDescending">Whether greater keys come first.</param>
/// <param name="IsMissingFirst">Whether rows without a key come before all others.</param>
internal readonly record struct KeyDirection(bool IsDescending, bool IsMissingFirst)
{
    /// <summary>How many there are.</summary>
    public const int Count = 4;

    public static KeyDirection Ascending => default;

    /// <summary>A number of its own, below <see cref="Count"/>.</summary>
    public int Index => (IsDescending ? 2 : 0) + (IsMissingFirst ? 1 : 0);
}
