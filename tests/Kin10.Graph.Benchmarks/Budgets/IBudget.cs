namespace Kin10.Graph.Benchmarks.Budgets;

/// <summary>Something that must stay within a bound.</summary>
internal interface IBudget
{
    /// <summary>The word that chooses it on the command line.</summary>
    string Name { get; }

    /// <summary>Measures it.</summary>
    Task<IReadOnlyList<Measurement>> MeasureAsync();
}

/// <summary>A line of the table.</summary>
internal sealed record Measurement(string What, string Measured, string Budget, bool IsMet, string Detail = "");
