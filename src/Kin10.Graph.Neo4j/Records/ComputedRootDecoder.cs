using Kin10.Graph.Plan;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>A root field whose nodes are computed: its answer is written by what has computed it.</summary>
internal sealed class ComputedRootDecoder(ResponseField field) : RootDecoder(field)
{
    protected override bool Write(ReadOnlySpan<byte> values, int count, RecordWriter writer) =>
        throw new InvalidOperationException("A computed field has no records of its own.");
}
