using Kin10.Graph.Embedded.Execution.Rows;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Execution.Walks;

namespace Kin10.Graph.Embedded.Execution.Pages;

/// <summary>The edges of a relationship that lead to a node, from wherever.</summary>
/// <param name="backward">The relationship, from its targets to its owner.</param>
/// <param name="walk">The number of its <see cref="RunState.Walks"/>.</param>
internal sealed class EdgesTo(Traversal backward, int walk)
{
    /// <summary>The nodes from which they lead, with the edges. Valid until it is asked again.</summary>
    public RowSpan Of(RunState state, int node) => backward.Rows(node, state.Walks[walk]);
}
