namespace Kin10.Graph.Embedded.Execution.Rows;

/// <summary>Counts the rows that a run looks at, and now and then checks whether the request was cancelled.</summary>
internal sealed class RowTicker
{
    /// <summary>How many rows are looked at between two checks.</summary>
    public const int TicksPerCheck = 4096;

    private int _ticks;
    private long _checks;

    /// <summary>How many rows were looked at.</summary>
    public long Ticks => (_checks * TicksPerCheck) + _ticks;

    public CancellationToken CancellationToken { get; set; }

    /// <summary>Called for every row.</summary>
    public void Tick()
    {
        if (++_ticks == TicksPerCheck)
        {
            _ticks = 0;
            _checks++;
            CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
