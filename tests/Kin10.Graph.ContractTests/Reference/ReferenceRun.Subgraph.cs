using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.ContractTests.Reference;

internal sealed partial class ReferenceRun
{
    private void Subgraph(SubgraphComputation subgraph, ComputedRootPlan root)
    {
        List<ReferenceEdge> Links(ReferenceNode node) => [.. node.Edges.Where(edge => subgraph.Relationships.Contains(edge.Type))];

        var ids = subgraph.Around < 0 ? [] : (object?[])plan[subgraph.Around]!;
        var around = ids.Select(id => graph.Find((string)id!)).OfType<ReferenceNode>().ToHashSet();
        var steps = ids.Length == 0 ? graph.Nodes.ToDictionary(node => node, _ => 0) : around.ToDictionary(node => node, _ => 0);
        for (var step = 1; step <= (ids.Length == 0 ? 0 : (long)plan[subgraph.Depth]!); step++)
        {
            foreach (var edge in steps.Keys.SelectMany(Links).ToList())
            {
                steps.TryAdd(edge.From, step);
                steps.TryAdd(edge.To, step);
            }
        }

        var all = steps.Keys.Where(node => around.Contains(node) || subgraph.Types.Contains(node.Type))
            .OrderBy(node => steps[node])
            .ThenByDescending(node => Links(node).Count)
            .ThenBy(node => node.Id, Comparer<string>.Create((x, y) => ReferenceGraph.Compare(x, y)))
            .ToList();
        var nodes = all.Take((int)(long)plan[subgraph.First]!).ToList();
        var links = nodes.SelectMany(Links).Distinct().Where(edge => nodes.Contains(edge.From) && nodes.Contains(edge.To)).ToList();

        _writer.StartObject();
        foreach (var item in subgraph.Items)
        {
            Field(item.Field, () =>
            {
                switch (item.Kind)
                {
                    case SubgraphItemKind.Typename:
                        Value("Subgraph");
                        break;
                    case SubgraphItemKind.Nodes:
                        List(nodes, node => SubgraphNode(node, Links(node).Count, item.Nodes, root.Selections));
                        break;
                    case SubgraphItemKind.Links:
                        List(Ordered(links), edge => Link(edge, item.Links));
                        break;
                    case SubgraphItemKind.IsCut:
                        Value(all.Count > nodes.Count);
                        break;
                    default:
                        throw UnknownNode.Of(item.Kind);
                }
            });
        }

        _writer.EndObject();
    }

    private void SubgraphNode(
        ReferenceNode node, long degree, ImmutableArray<SubgraphNodeItem> items, ImmutableArray<NodeSelection> selections)
    {
        _writer.StartObject();
        foreach (var item in items)
        {
            Field(item.Field, () =>
            {
                if (item.Kind == SubgraphNodeItemKind.Node)
                {
                    Node(node, selections[item.Selection]);
                    return;
                }

                Value(item.Kind switch
                {
                    SubgraphNodeItemKind.Typename => "SubgraphNode",
                    SubgraphNodeItemKind.Id => node.Id,
                    SubgraphNodeItemKind.Type => node.Type.Name,
                    SubgraphNodeItemKind.Name => node.Values["name"],
                    SubgraphNodeItemKind.Degree => degree,
                    _ => throw UnknownNode.Of(item.Kind),
                });
            });
        }

        _writer.EndObject();
    }

    private void Link(ReferenceEdge edge, ImmutableArray<LinkItem> items)
    {
        _writer.StartObject();
        foreach (var item in items)
        {
            Field(item.Field, () => Value(item.Kind switch
            {
                LinkItemKind.Typename => "Link",
                LinkItemKind.Source => edge.From.Id,
                LinkItemKind.Target => edge.To.Id,
                LinkItemKind.Type => edge.Type.Name,
                LinkItemKind.Basis => edge.Values.GetValueOrDefault("basis"),
                _ => throw UnknownNode.Of(item.Kind),
            }));
        }

        _writer.EndObject();
    }

    private static List<ReferenceEdge> Ordered(List<ReferenceEdge> links)
    {
        var byId = Comparer<string>.Create((x, y) => ReferenceGraph.Compare(x, y));
        return [.. links.OrderBy(edge => edge.From.Id, byId).ThenBy(edge => edge.To.Id, byId).ThenBy(edge => edge.Type.Name, byId)];
    }
}
