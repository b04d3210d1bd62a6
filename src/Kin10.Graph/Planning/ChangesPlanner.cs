using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Changes;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The root field <c>changes</c>.</summary>
internal sealed class ChangesPlanner(PlanningContext context, ProjectionPlanner projections, TargetType node)
{
    private readonly ImmutableArray<NodeSelection>.Builder _selections = ImmutableArray.CreateBuilder<NodeSelection>();

    public ComputedRootPlan Plan(SelectedField field)
    {
        context.ReadsHistory = true;
        var place = Place.Field($"{field.Definition}");
        var computation = new ChangesComputation(
            InputValues.Given(field.FindArgument("since")) is { } since ? context.Slots.Scalar(since, place.At("since")) : -1,
            LinkPlanner.Types(context, field),
            Kinds(field),
            new PagePlanner(context).Size(field, "first", -1, place),
            After(field, place.At("after")),
            Math.Min(context.Limits.DefaultPageSize, context.Limits.MaxPageSize),
            Items(field, Page));
        return new ComputedRootPlan(PlanningContext.ResponseFieldOf(field), computation, _selections.ToImmutable());
    }

    /// <summary>Reads a cursor, or notes why it cannot be read.</summary>
    public static object? ReadCursor(Slot slot, string cursor, Mistakes mistakes)
    {
        if (ChangePosition.TryRead(cursor, out var position))
        {
            return position;
        }

        mistakes.Add(
            ErrorCodes.InvalidCursor,
            $"{slot.Place}: this is not a cursor of changes. Give an endCursor or cursor of the same field.",
            slot.Argument.Location);
        return null;
    }

    private int After(SelectedField field, Place place) =>
        InputValues.Given(field.FindArgument("after")) is { } cursor ? context.Slots.ChangeCursor(cursor, place) : -1;

    private static ImmutableArray<ChangeKind> Kinds(SelectedField field)
    {
        var chosen = InputValues.Items(field.FindArgument("kinds"))?.Select(InputValues.EnumName).ToHashSet();
        return [.. Enum.GetValues<ChangeKind>().Where(kind => chosen?.Contains(ChangeTypes.NameOf(kind)) ?? true)];
    }

    private static ImmutableArray<ChangeItem> Items(SelectedField parent, Func<SelectedField, ChangeItem> item) =>
        [.. PlanningContext.FieldsOf(parent).Select(field => field.IsTypename
            ? new ChangeItem(
                PlanningContext.ResponseFieldOf(field), ChangeItemKind.Typename, [], Typename: PlanningContext.TypenameOf(parent))
            : item(field))];

    private ChangeItem Page(SelectedField field) => field.Definition.Name switch
    {
        "edges" => Object(field, ChangeItemKind.Edges, Edge),
        "nodes" => Object(field, ChangeItemKind.Nodes, Change),
        "pageInfo" => Object(field, ChangeItemKind.PageInfo, PageInfo),
        "totalCount" => Value(field, ChangeItemKind.TotalCount),
        _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
    };

    private static ChangeItem PageInfo(SelectedField field) => Value(field, field.Definition.Name switch
    {
        "hasNextPage" => ChangeItemKind.HasNextPage,
        "hasPreviousPage" => ChangeItemKind.HasPreviousPage,
        "startCursor" => ChangeItemKind.StartCursor,
        "endCursor" => ChangeItemKind.EndCursor,
        _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
    });

    private ChangeItem Edge(SelectedField field) => field.Definition.Name switch
    {
        "cursor" => Value(field, ChangeItemKind.Cursor),
        "node" => Object(field, ChangeItemKind.Node, Change),
        _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
    };

    private ChangeItem Change(SelectedField field) => field.Definition.Name switch
    {
        "id" => Value(field, ChangeItemKind.Id),
        "at" => Value(field, ChangeItemKind.At),
        "kind" => Value(field, ChangeItemKind.Kind),
        "target" => Object(field, ChangeItemKind.Target, Target),
        "link" => Object(field, ChangeItemKind.Link, Link),
        "properties" => Object(field, ChangeItemKind.Properties, Property),
        "note" => Value(field, ChangeItemKind.Note),
        "fromVersion" => Value(field, ChangeItemKind.FromVersion),
        "toVersion" => Value(field, ChangeItemKind.ToVersion),
        _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
    };

    private ChangeItem Target(SelectedField field)
    {
        if (field.Definition.Name == "node")
        {
            _selections.Add(projections.Plan(field, node));
            return Value(field, ChangeItemKind.TargetNode) with { Selection = _selections.Count - 1 };
        }

        return Value(field, field.Definition.Name switch
        {
            "id" => ChangeItemKind.TargetId,
            "type" => ChangeItemKind.TargetType,
            "name" => ChangeItemKind.TargetName,
            _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
        });
    }

    private static ChangeItem Link(SelectedField field) => Value(field, field.Definition.Name switch
    {
        LinkTypes.Source => ChangeItemKind.LinkSource,
        LinkTypes.Target => ChangeItemKind.LinkTarget,
        LinkTypes.Type => ChangeItemKind.LinkType,
        LinkTypes.Basis => ChangeItemKind.LinkBasis,
        _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
    });

    private static ChangeItem Property(SelectedField field) => Value(field, field.Definition.Name switch
    {
        "name" => ChangeItemKind.PropertyName,
        "before" => ChangeItemKind.Before,
        "after" => ChangeItemKind.After,
        _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
    });

    private static ChangeItem Value(SelectedField field, ChangeItemKind kind) => new(PlanningContext.ResponseFieldOf(field), kind, []);

    private static ChangeItem Object(SelectedField field, ChangeItemKind kind, Func<SelectedField, ChangeItem> item) =>
        new(PlanningContext.ResponseFieldOf(field), kind, Items(field, item));
}
