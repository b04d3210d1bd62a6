using System.Globalization;

namespace Kin10.Graph.Planning;

/// <summary>Where a share of the cost arises; made only when a request is too expensive.</summary>
internal sealed record CostPath(string Key, CostPath? Parent, string Factors)
{
    public CostPath Field(string key) => new(key, this, Factors);

    /// <summary>The rows of this list: so many for each of those above, or so many in all where that is known to be fewer.</summary>
    public CostPath Rows(double perParent, double all, double allUncapped) =>
        this with { Factors = all < allUncapped ? Number(all) : Times(perParent) };

    public string Times(double count) => Factors.Length == 0 ? Number(count) : $"{Factors} x {Number(count)}";

    public override string ToString() => Parent is null ? Key : $"{Parent}.{Key}";

    /// <summary>A number of things in a message.</summary>
    public static string Number(double value) => Math.Ceiling(value).ToString("0", CultureInfo.InvariantCulture);
}
