using System.Collections.Immutable;
using Kin10.Graph.Plan;
using Kin10.Graph.Results;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;

namespace Kin10.Graph.Topology;

/// <summary>A way: its nodes, and the links between them in the same order.</summary>
internal sealed record FoundPath(int[] Nodes, List<GraphLink> Links);

/// <summary>The shortest ways, in order.</summary>
internal sealed class PathsAnswer(ImmutableArray<GraphPathItem> items, IGraphTopology topology, List<FoundPath> paths) : ComputedAnswer
{
    private readonly int[] _nodes = [.. paths.SelectMany(static path => path.Nodes).Distinct()];

    public override IReadOnlyList<int> NodesOf(int selection) => _nodes;

    public override bool Write(ResponseWriter writer, INodeWriter nodes)
    {
        writer.StartArray();
        for (var i = 0; i < paths.Count; i++)
        {
            writer.AtIndex(i);
            if (!WritePath(paths[i], writer, nodes))
            {
                writer.AtIndex(-1);
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }

    private bool WritePath(FoundPath path, ResponseWriter writer, INodeWriter nodes)
    {
        writer.StartObject();
        foreach (var item in items)
        {
            var mark = writer.Enter(item.Field);
            if (!writer.Leave(item.Field, mark, Write(item, path, writer, nodes)))
            {
                return false;
            }
        }

        writer.EndObject();
        return true;
    }

    private bool Write(GraphPathItem item, FoundPath path, ResponseWriter writer, INodeWriter nodes)
    {
        switch (item.Kind)
        {
            case GraphPathItemKind.Typename:
                writer.Raw("\"GraphPath\""u8);
                return true;
            case GraphPathItemKind.Length:
                writer.Integer(path.Links.Count);
                return true;
            case GraphPathItemKind.Links:
                return LinkWriter.WriteList(item.Links, path.Links, topology, writer);
            case GraphPathItemKind.Text:
                writer.String(PathSentence.Of(path, topology));
                return true;
            case GraphPathItemKind.Nodes:
                return WriteNodes(item.Selection, path.Nodes, writer, nodes);
            default:
                throw UnknownNode.Of(item.Kind);
        }
    }

    private static bool WriteNodes(int selection, int[] path, ResponseWriter writer, INodeWriter nodes)
    {
        writer.StartArray();
        for (var i = 0; i < path.Length; i++)
        {
            writer.AtIndex(i);
            if (!nodes.Write(selection, path[i], writer))
            {
                writer.AtIndex(-1);
                return false;
            }
        }

        writer.AtIndex(-1);
        writer.EndArray();
        return true;
    }
}
