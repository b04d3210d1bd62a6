using System.Collections.Immutable;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Topology;

/// <summary>A subgraph: its nodes in order, with their degrees, and the links between them.</summary>
internal sealed class SubgraphAnswer(
    ImmutableArray<SubgraphItem> items,
    IGraphTopology topology,
    List<RankedNode> ranked,
    int[] nodes,
    List<GraphLink> links,
    bool isCut) : ComputedAnswer
{
    public override IReadOnlyList<int> NodesOf(int selection) => nodes;

    public override bool Write(ResponseWriter writer, INodeWriter nodeWriter)
    {
        writer.StartObject();
        foreach (var item in items)
        {
            var mark = writer.Enter(item.Field);
            if (!writer.Leave(item.Field, mark, Write(item, writer, nodeWriter)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private bool Write(SubgraphItem item, ResponseWriter writer, INodeWriter nodeWriter)
    {
        switch (item.Kind)
        {
            case SubgraphItemKind.Typename:
                writer.Raw("\"Subgraph\""u8);
                return true;
            case SubgraphItemKind.IsCut:
                writer.Boolean(isCut);
                return true;
            case SubgraphItemKind.Links:
                return LinkWriter.WriteList(item.Links, links, topology, writer);
            case SubgraphItemKind.Nodes:
                return WriteNodes(item.Nodes, writer, nodeWriter);
            default:
                throw UnknownNode.Of(item.Kind);
        }
    }

    private bool WriteNodes(ImmutableArray<SubgraphNodeItem> fields, ResponseWriter writer, INodeWriter nodeWriter)
    {
        writer.StartArray();
        for (var i = 0; i < ranked.Count; i++)
        {
            writer.AtIndex(i);
            writer.StartObject();
            foreach (var field in fields)
            {
                if (!WriteNode(field, ranked[i], writer, nodeWriter))
                {
                    writer.AtIndex(-1);
                    return false;
                }
            }

            writer.EndObject();
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }

    private bool WriteNode(SubgraphNodeItem item, RankedNode ranked, ResponseWriter writer, INodeWriter nodeWriter)
    {
        switch (item.Kind)
        {
            case SubgraphNodeItemKind.Typename:
                writer.Member(item.Field.EncodedKey, "\"SubgraphNode\""u8);
                return true;
            case SubgraphNodeItemKind.Id:
                writer.Key(item.Field.EncodedKey);
                topology.WriteId(ranked.Node, writer);
                return true;
            case SubgraphNodeItemKind.Type:
                writer.Key(item.Field.EncodedKey);
                writer.String(topology.TypeOf(ranked.Node).Name);
                return true;
            case SubgraphNodeItemKind.Degree:
                writer.Key(item.Field.EncodedKey);
                writer.Integer(ranked.Degree);
                return true;
            case SubgraphNodeItemKind.Name:
                var name = writer.Enter(item.Field);
                return writer.Leave(item.Field, name, topology.WriteName(ranked.Node, item.Field, writer));
            case SubgraphNodeItemKind.Node:
                var node = writer.Enter(item.Field);
                return writer.Leave(item.Field, node, nodeWriter.Write(item.Selection, ranked.Node, writer));
            default:
                throw UnknownNode.Of(item.Kind);
        }
    }
}
