using Kin10.Graph.Embedded.Execution.Expressions;
using Kin10.Graph.Embedded.Execution.Runs;
using Kin10.Graph.Embedded.Snapshot;

namespace Kin10.Graph.Embedded.Tests.Execution;

/// <summary>The values of a list, by node.</summary>
internal sealed class ListReader(long?[] values) : KeyReader
{
    public override KeyDomain Domain => KeyDomain.Integer;

    public override bool TryGet(RunState state, int node, int edge, out long key)
    {
        key = values[node] ?? 0;
        return values[node] is not null;
    }
}
