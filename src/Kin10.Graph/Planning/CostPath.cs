using System.Globalization;

namespace Kin10.Graph.Planning;

/// <summary>Where a share of the cost arises; made only when a request is too expensive.</summary>
internal sealed record CostPath(string Key, CostPath? Parent, string Factors)
{
    public CostPath Field(string key) => new(key, this, Factors);

    /// <summary>A list below: so many rows for each of those above, or so many in all where that is known to be fewer.</summary>
    public CostPath Rows(string key, double perParent, double all, double allUncapped)
    {
        var factors = all < allUncapped ? Number(all) : Factors.Length == 0 ? Number(perParent) : $"{Factors} x {Number(perParent)}";
        return new CostPath(key, Parent: this, factors);
    }

    public string Times(double count) => Factors.Length == 0 ? Number(count) : $"{Factors} x {Number(count)}";

    public override string ToString() => Parent is null or { Key: "" } ? Key : $"{Parent}.{Key}";

    private static string Number(double value) => Math.Ceiling(value).ToString("0", CultureInfo.InvariantCulture);
}
