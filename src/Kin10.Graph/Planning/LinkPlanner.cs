using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>What root fields that follow links share: the choice of node and relationship types, and the fields of a link.</summary>
internal static class LinkPlanner
{
    /// <summary>The types of nodes that are chosen, each once, in the order of the model.</summary>
    public static ImmutableArray<NodeType> Types(PlanningContext context, SelectedField field)
    {
        var chosen = Names(field, "types");
        return [.. context.Model.NodeTypes.Where(type => chosen?.Contains(type.Name) ?? true)];
    }

    /// <summary>The relationship types that are chosen, each once, in the order of the model; derived ones only by name.</summary>
    public static ImmutableArray<RelationshipType> Relationships(PlanningContext context, SelectedField field)
    {
        var chosen = Names(field, "relationships");
        return [.. context.Model.RelationshipTypes.Where(type => chosen?.Contains(type.Name) ?? !type.IsDerived)];
    }

    /// <summary>The fields of links.</summary>
    public static ImmutableArray<LinkItem> Items(SelectedField links) => [.. PlanningContext.FieldsOf(links).Select(Item)];

    private static LinkItem Item(SelectedField field) => new(
        PlanningContext.ResponseFieldOf(field),
        field.IsTypename
            ? LinkItemKind.Typename
            : field.Definition.Name switch
            {
                LinkTypes.Source => LinkItemKind.Source,
                LinkTypes.Target => LinkItemKind.Target,
                LinkTypes.Type => LinkItemKind.Type,
                LinkTypes.Basis => LinkItemKind.Basis,
                _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
            });

    private static HashSet<string>? Names(SelectedField field, string argument) =>
        InputValues.Items(field.FindArgument(argument))?.Select(InputValues.EnumName).ToHashSet();
}
