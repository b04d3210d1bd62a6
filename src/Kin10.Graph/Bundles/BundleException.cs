namespace Kin10.Graph.Bundles;

/// <summary>A mistake in a bundle.</summary>
/// <param name="File">The file's name inside the bundle.</param>
/// <param name="Line">The line on which the row starts, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column's number from 1; 0 for the row as a whole.</param>
/// <param name="ColumnName">The column's name, where there is one.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record BundleMistake(string File, int Line, int Column, string? ColumnName, string Message)
{
    /// <summary>As one line: <c>RootCause.csv:12: column 4 (isCatalyst): ...</c></summary>
    public override string ToString()
    {
        var line = Line > 0 ? $":{Line}" : "";
        var column = Column > 0 ? $" column {Column} ({ColumnName}):" : "";
        return $"{File}{line}:{column} {Message}";
    }
}

/// <summary>A bundle that cannot be imported; it says every mistake at once.</summary>
public sealed class BundleException : Exception
{
    /// <summary>Refuses a bundle.</summary>
    /// <param name="mistakes">Every mistake, at least one, ordered by file and line.</param>
    public BundleException(IReadOnlyList<BundleMistake> mistakes)
        : base(string.Join('\n', mistakes)) => Mistakes = mistakes;

    /// <summary>Every mistake, at least one, ordered by file and line.</summary>
    public IReadOnlyList<BundleMistake> Mistakes { get; }
}
