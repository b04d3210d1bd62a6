namespace Kin10.Graph.Embedded.Execution.Runs;

/// <summary>What a run has found out about a condition over a path: nothing yet, or for all nodes from which it starts.</summary>
internal sealed class PathDecision
{
    private readonly NodeMemo _starts = new();

    /// <summary>How many rows were looked at while nodes were asked one by one.</summary>
    public long Spent { get; set; }

    /// <summary>Whether all nodes are decided.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Whether a node satisfies the condition; only when all are decided.</summary>
    /// <param name="row">The node's place in its type.</param>
    public bool Contains(int row) => _starts.Find(row) ?? false;

    /// <summary>Keeps that a node satisfies the condition.</summary>
    /// <param name="row">The node's place in its type.</param>
    /// <param name="rows">How many nodes the type has.</param>
    public void Add(int row, int rows) => _starts.Add(row, true, rows);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Spent = 0;
        IsComplete = false;
        _starts.Clear();
    }
}
