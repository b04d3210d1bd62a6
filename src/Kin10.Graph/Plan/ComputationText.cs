using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;

namespace Kin10.Graph.Plan;

/// <summary>The pieces of computed root fields that fit on a line.</summary>
internal static class ComputationText
{
    public static string Of(SubgraphComputation subgraph, GraphModel model) =>
        $"subgraph around {(subgraph.Around < 0 ? "nothing" : $"${subgraph.Around}")}, depth ${subgraph.Depth}, "
        + $"types {PlanText.Types(subgraph.Types, model)}, over {Relationships(subgraph.Relationships)}, take ${subgraph.First}, "
        + $"looking at no more than {subgraph.MostVisited}";

    public static string Of(SubgraphItem item) => item.Kind switch
    {
        SubgraphItemKind.Typename => PlanText.Named(item.Field, "__typename"),
        SubgraphItemKind.Nodes => $"{PlanText.Named(item.Field, "nodes")}: {string.Join(", ", item.Nodes.Select(Of))}",
        SubgraphItemKind.Links => $"{PlanText.Named(item.Field, "links")}: {Links(item.Links)}",
        SubgraphItemKind.IsCut => PlanText.Named(item.Field, "isCut"),
        _ => throw UnknownNode.Of(item.Kind),
    };

    public static string Of(PathsComputation paths) =>
        $"shortest ways from ${paths.From} to ${paths.To}, at most ${paths.MaxLength} long, over {Relationships(paths.Relationships)}, "
        + $"take ${paths.First}, looking at no more than {paths.MostVisited}";

    public static string Of(GraphPathItem item) => item.Kind switch
    {
        GraphPathItemKind.Typename => PlanText.Named(item.Field, "__typename"),
        GraphPathItemKind.Length => PlanText.Named(item.Field, "length"),
        GraphPathItemKind.Nodes => $"{PlanText.Named(item.Field, "nodes")}: selection {item.Selection}",
        GraphPathItemKind.Links => $"{PlanText.Named(item.Field, "links")}: {Links(item.Links)}",
        GraphPathItemKind.Text => PlanText.Named(item.Field, "text"),
        _ => throw UnknownNode.Of(item.Kind),
    };

    public static string Of(ChangesComputation changes, GraphModel model) =>
        $"changes since {(changes.Since < 0 ? "the beginning" : $"${changes.Since}")}, of {PlanText.Types(changes.Types, model)}, "
        + $"{string.Join('|', changes.Kinds)}, take {(changes.First < 0 ? $"{changes.DefaultSize}" : $"${changes.First}")}"
        + (changes.After < 0 ? "" : $" after ${changes.After}");

    public static string Of(ChangeItem item)
    {
        var name = item.Kind == ChangeItemKind.Typename ? "__typename" : $"{item.Kind}";
        return PlanText.Named(item.Field, item.Items.IsEmpty ? name : $"{name} {{ {string.Join(", ", item.Items.Select(Of))} }}");
    }

    private static string Of(SubgraphNodeItem item) => PlanText.Named(item.Field, item.Kind switch
    {
        SubgraphNodeItemKind.Typename => "__typename",
        SubgraphNodeItemKind.Id => "id",
        SubgraphNodeItemKind.Type => "type",
        SubgraphNodeItemKind.Name => "name",
        SubgraphNodeItemKind.Degree => "degree",
        SubgraphNodeItemKind.Node => $"node (selection {item.Selection})",
        _ => throw UnknownNode.Of(item.Kind),
    });

    private static string Links(ImmutableArray<LinkItem> items) => string.Join(", ", items.Select(item => PlanText.Named(
        item.Field,
        item.Kind switch
        {
            LinkItemKind.Typename => "__typename",
            LinkItemKind.Source => "source",
            LinkItemKind.Target => "target",
            LinkItemKind.Type => "type",
            LinkItemKind.Basis => "basis",
            _ => throw UnknownNode.Of(item.Kind),
        })));

    private static string Relationships(ImmutableArray<RelationshipType> types) =>
        types.IsEmpty ? "nothing" : string.Join('|', types.Select(type => type.Name));
}
