using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Plan;

namespace Kin10.Graph.Embedded.Execution.Writers;

/// <summary>Writes one field of a connection whose rows are known.</summary>
internal abstract class ConnectionFieldWriter(ResponseField responseField)
{
    public ResponseField Field { get; } = responseField;

    /// <summary>Writes the value, whose key is written and whose field is entered; false when it must be null.</summary>
    /// <param name="state">The run.</param>
    /// <param name="scratch">Where the page is.</param>
    /// <param name="rows">The rows of the filtered list by id, where all are needed.</param>
    public abstract bool Write(RunState state, ConnectionScratch scratch, RowSpan rows);
}
