namespace Kin10.Graph.Planning;

/// <summary>
/// What is done for an answer, in units of about the time that one written value takes. Benchmarks hold that a unit is about as long
/// wherever it is spent.
/// </summary>
internal static class CostUnits
{
    /// <summary>A number, a flag or the place of a text, read of a node or an edge to compare, order or add it.</summary>
    public const double Read = 0.1;

    /// <summary>A text that is searched.</summary>
    public const double Searched = 0.5;

    /// <summary>A relationship that is walked.</summary>
    public const double Walked = 0.25;

    /// <summary>A row that is put into its place among others, or into its group.</summary>
    public const double Placed = 0.25;

    /// <summary>Going through the log of changes.</summary>
    public const double Log = 500;

    /// <summary>How many values a change has, as far as can be said before it is read.</summary>
    public const double ChangedProperties = 10;

    /// <summary>What an index gives of a node that it found: its place, its score and a piece of its texts.</summary>
    public const double Hit = 5;
}
