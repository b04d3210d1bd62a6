using System.Collections.Immutable;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Topology;

/// <summary>Writes links.</summary>
internal static class LinkWriter
{
    /// <summary>Writes a list of links; false when one cannot be written whole.</summary>
    public static bool WriteList(
        ImmutableArray<LinkItem> items, IReadOnlyList<GraphLink> links, IGraphTopology topology, ResponseWriter writer)
    {
        writer.StartArray();
        for (var i = 0; i < links.Count; i++)
        {
            writer.AtIndex(i);
            writer.StartObject();
            foreach (var item in items)
            {
                if (!Write(item, links[i], topology, writer))
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

    private static bool Write(LinkItem item, in GraphLink link, IGraphTopology topology, ResponseWriter writer)
    {
        if (item.Kind == LinkItemKind.Basis)
        {
            var mark = writer.Enter(item.Field);
            return writer.Leave(item.Field, mark, topology.WriteBasis(link, item.Field, writer));
        }

        writer.Key(item.Field.EncodedKey);
        switch (item.Kind)
        {
            case LinkItemKind.Typename:
                writer.Raw("\"Link\""u8);
                break;
            case LinkItemKind.Source:
                topology.WriteId(link.Source, writer);
                break;
            case LinkItemKind.Target:
                topology.WriteId(link.Target, writer);
                break;
            case LinkItemKind.Type:
                writer.String(link.Type.Name);
                break;
            default:
                throw UnknownNode.Of(item.Kind);
        }

        return true;
    }
}
