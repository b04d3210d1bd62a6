namespace Kin10.Graph.Embedded.Execution.Rows;

/// <summary>Counts the rows that a run looks at, and now and then asks whether anybody still waits for the answer.</summary>
internal sealed class RowTicker
{
    /// <summary>How many rows are looked at between two questions.</summary>
    public const int TicksPerCheck = 4096;

    private int _ticks;

    public CancellationToken CancellationToken { get; set; }

    /// <summary>Called for every row.</summary>
    public void Tick()
    {
        if (++_ticks == TicksPerCheck)
        {
            _ticks = 0;
            CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
