using Kin10.Graph.Embedded.Execution.Pages;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Connections;

/// <summary>Writes the cursors of a page's rows.</summary>
internal sealed class PageCursor(ConnectionPlan plan, RowOrder order)
{
    /// <summary>Writes the cursor of a row of the page.</summary>
    public void Write(RunState state, ConnectionScratch scratch, int row) =>
        order.WriteCursor(state, state.Plan.CursorScope(plan), scratch.Page.Nodes[row], scratch.Page.Edges[row]);

    /// <summary>Writes the cursor of a row, or null on an empty page.</summary>
    public void WriteOrNull(RunState state, ConnectionScratch scratch, int row)
    {
        if (scratch.Page.Count == 0)
        {
            state.Writer.Null();
        }
        else
        {
            Write(state, scratch, row);
        }
    }
}
