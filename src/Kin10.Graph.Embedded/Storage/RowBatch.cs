namespace Kin10.Graph.Embedded.Storage;

/// <summary>Some rows of a table, on their way from the file to the columns.</summary>
internal sealed class RowBatch
{
    private const int FullBytes = 1 << 18;

    /// <summary>The rows.</summary>
    public CanonicalWriter Rows { get; } = new();

    /// <summary>How many.</summary>
    public int Count { get; set; }

    /// <summary>How many rows the whole table has.</summary>
    public int TableCount { get; private set; }

    /// <summary>Whether the table has no more.</summary>
    public bool IsLast { get; set; }

    /// <summary>Whether it is time to begin another one.</summary>
    public bool IsFull => Rows.Length >= FullBytes;

    /// <summary>Begins again, in the same memory.</summary>
    public void Clear(int tableCount)
    {
        Rows.Clear();
        (Count, IsLast, TableCount) = (0, false, tableCount);
    }
}
