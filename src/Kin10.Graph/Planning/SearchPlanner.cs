using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>The root field <c>search</c>.</summary>
internal sealed class SearchPlanner(PlanningContext context, ProjectionPlanner projections)
{
    private readonly ImmutableArray<NodeSelection>.Builder _selections = ImmutableArray.CreateBuilder<NodeSelection>();

    public SearchRootPlan Plan(SelectedField field, TargetType target)
    {
        var place = Place.Field($"{field.Definition}");
        var argument = field.FindArgument("text") ?? throw PlanningContext.Disagreement($"does not require text of {field.Definition}");
        ImmutableArray<NodeType> types = [.. Types(field)];
        var text = context.Slots.Search(argument, types, place.At("text"));
        var ids = context.Slots.Search(argument, types, place.At("text"));
        var first = new PagePlanner(context).Size(field, "first", -1, place);
        var after = InputValues.Given(field.FindArgument("after")) is { } cursor ? context.Slots.Scalar(cursor, place.At("after")) : -1;
        CheckLength(argument, place.At("text"));
        return new SearchRootPlan(
            PlanningContext.ResponseFieldOf(field),
            text,
            ids,
            types,
            first,
            after,
            Math.Min(context.Limits.DefaultPageSize, context.Limits.MaxPageSize),
            [],
            Items(field, target)) with
        {
            Selections = _selections.ToImmutable(),
        };
    }

    private void CheckLength(ArgumentValue argument, Place place)
    {
        if (argument is ConstantArgument { Value: string text } && FindProblem(place.ToString(), text, context.Limits) is { } problem)
        {
            context.Mistakes.Add(ErrorCodes.BadUserInput, problem, argument.Location);
        }
    }

    /// <summary>What is wrong with a text, if anything.</summary>
    public static string? FindProblem(string place, string text, GraphLimits limits) => text.Length > limits.MaxSearchLength
        ? $"{place}: a text to search may have {limits.MaxSearchLength} characters; this one has {text.Length}."
        : null;

    private IEnumerable<NodeType> Types(SelectedField field)
    {
        if (InputValues.Items(field.FindArgument("types")) is not { } items)
        {
            return context.Model.NodeTypes;
        }

        var names = items.Select(InputValues.EnumName).ToHashSet();
        return context.Model.NodeTypes.Where(type => names.Contains(type.Name));
    }

    private ImmutableArray<SearchItem> Items(SelectedField parent, TargetType target) =>
        [.. PlanningContext.FieldsOf(parent).Select(field => Item(parent, field, target))];

    private SearchItem Item(SelectedField parent, SelectedField field, TargetType target)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        if (field.IsTypename)
        {
            return new SearchItem(response, SearchItemKind.Typename, [], Typename: PlanningContext.TypenameOf(parent));
        }

        var kind = field.Definition.Name switch
        {
            SearchTypes.Edges => SearchItemKind.Edges,
            SearchTypes.Nodes => SearchItemKind.Nodes,
            SearchTypes.PageInfo => SearchItemKind.PageInfo,
            SearchTypes.TotalCount => SearchItemKind.TotalCount,
            SearchTypes.Facets => SearchItemKind.Facets,
            SearchTypes.DidYouMean => SearchItemKind.DidYouMean,
            SearchTypes.Cursor => SearchItemKind.Cursor,
            SearchTypes.Score => SearchItemKind.Score,
            SearchTypes.Snippet => SearchItemKind.Snippet,
            SearchTypes.Node => SearchItemKind.Node,
            SearchTypes.Type => SearchItemKind.Type,
            SearchTypes.Count => SearchItemKind.Count,
            "hasNextPage" => SearchItemKind.HasNextPage,
            "hasPreviousPage" => SearchItemKind.HasPreviousPage,
            "startCursor" => SearchItemKind.StartCursor,
            "endCursor" => SearchItemKind.EndCursor,
            _ => throw PlanningContext.Disagreement($"has a field {field.Definition}"),
        };
        if (kind is SearchItemKind.Nodes or SearchItemKind.Node)
        {
            _selections.Add(projections.Plan(field, target));
            return new SearchItem(response, kind, [], _selections.Count - 1);
        }

        return new SearchItem(
            response, kind, kind is SearchItemKind.Edges or SearchItemKind.PageInfo or SearchItemKind.Facets ? Items(field, target) : []);
    }
}
