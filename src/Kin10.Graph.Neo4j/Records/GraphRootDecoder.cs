using Kin10.Bolt.PackStream;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;

namespace Kin10.Graph.Neo4j.Records;

/// <summary>
/// <c>graph</c>: one record, a list of how many nodes of each type and then how many relationships of each type there are, and a list of
/// when the last import was.
/// </summary>
internal sealed class GraphRootDecoder(GraphRootPlan plan, GraphModel model) : RootDecoder(plan.Field)
{
    protected override bool Write(ReadOnlySpan<byte> values, int count, RecordWriter writer)
    {
        var reader = new PackStreamReader(values);
        reader.ReadListHeader();
        reader.ReadListHeader();
        var (nodes, relationships) = (0L, 0L);
        foreach (var _ in model.NodeTypes)
        {
            nodes += reader.ReadInteger();
        }

        foreach (var type in model.RelationshipTypes)
        {
            var links = reader.ReadInteger();
            relationships += type.IsDerived ? 0 : links;
        }

        DateTimeOffset? importedAt = reader.ReadListHeader() > 0 ? ChangeTime.Read(reader.ReadString()) : null;
        new GraphFacts(writer.Version, nodes, relationships, writer.DerivedAreCurrent, importedAt)
            .Write(plan.Items, model, writer.Response);
        return true;
    }
}
