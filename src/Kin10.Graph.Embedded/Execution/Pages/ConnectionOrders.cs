namespace Kin10.Graph.Embedded.Execution.Pages;

/// <summary>The orders of a connection.</summary>
/// <param name="Rows">The keys that order the rows: none behind the id, of which no two rows have the same.</param>
/// <param name="Cursors">All keys, as cursors hold them.</param>
/// <param name="Index">Where an index serves the order of the rows.</param>
internal sealed record ConnectionOrders(RowOrder Rows, RowOrder Cursors, IndexedOrder? Index);
