using System.Collections.Immutable;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>Connections: which nodes, in which order, which page, and what of them.</summary>
internal sealed class ConnectionPlanner
{
    private readonly PlanningContext _context;
    private readonly FilterPlanner _filters;
    private readonly OrderPlanner _orders;
    private readonly PagePlanner _pages;
    private readonly ProjectionPlanner _projections;
    private readonly GroupByPlanner _groups;

    public ConnectionPlanner(PlanningContext context, ProjectionPlanner projections)
    {
        _context = context;
        _filters = new FilterPlanner(context);
        _orders = new OrderPlanner(context, _filters);
        _pages = new PagePlanner(context);
        _projections = projections;
        _groups = new GroupByPlanner(context, _pages);
    }

    /// <summary>A connection over all nodes of a type or an interface.</summary>
    public ConnectionPlan Scan(SelectedField field, TargetType type) =>
        Plan(field, $"{field.Definition}", new ScanSource(type), type, null);

    /// <summary>A connection over the targets of a relationship or path.</summary>
    public ConnectionPlan Traverse(SelectedField field, Relationship relationship) =>
        Plan(field, relationship.Coordinate, new TraverseSource(relationship), relationship.Target, relationship);

    private ConnectionPlan Plan(SelectedField field, string coordinate, NodeSource source, TargetType target, Relationship? relationship)
    {
        var index = _context.Connections.Count;
        _context.Connections.Add(null);
        var place = Place.Field(coordinate);
        var edge = relationship?.Properties;
        var filter = Filters.Condition(_filters.Plan(field.FindArgument("where"), target, edge, place.At("where")));
        var order = _orders.Plan(field.FindArgument("order"), target, relationship, place.At("order"));
        _context.Conditions.Add(filter, order, place, field.Locations);
        var plan = new ConnectionPlan(
            index,
            coordinate,
            source,
            filter,
            order,
            _pages.Plan(field, index, place),
            [.. PlanningContext.FieldsOf(field).Select(selected => Field(field, selected, index, target, relationship))]);
        _context.Connections[index] = plan;
        return plan;
    }

    private ConnectionField Field(SelectedField parent, SelectedField field, int index, TargetType target, Relationship? relationship)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        return field.IsTypename
            ? new ConnectionConstant(response, PlanningContext.TypenameOf(parent))
            : field.Definition.Name switch
            {
                "nodes" => new NodesField(response, _projections.Plan(field, target)),
                "edges" => new EdgesField(response, Edges(field, target, relationship)),
                "pageInfo" => new PageInfoField(response, PageInfo(field)),
                "totalCount" => new TotalCountField(response),
                "aggregate" => new AggregateField(response, AggregatePlanner.Plan(field, target)),
                "groupBy" => _groups.Plan(field, index, target),
                var name => throw PlanningContext.Disagreement($"has a field {name} of connections"),
            };
    }

    private ImmutableArray<EdgeField> Edges(SelectedField edges, TargetType target, Relationship? relationship) =>
        [.. PlanningContext.FieldsOf(edges).Select(field => EdgeField(edges, field, target, relationship))];

    private EdgeField EdgeField(SelectedField parent, SelectedField field, TargetType target, Relationship? relationship)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        return field.IsTypename
            ? new EdgeConstant(response, PlanningContext.TypenameOf(parent))
            : field.Definition.Name switch
            {
                "cursor" => new CursorField(response),
                "node" => new EdgeNodeField(response, _projections.Plan(field, target)),
                "properties" when relationship?.Properties is { } properties =>
                    new EdgePropertiesField(response, ProjectionPlanner.Properties(field, properties)),
                "via" when relationship?.Via is { } via => new ViaField(response, _projections.Plan(field, via)),
                "steps" when relationship is { HasSteps: true } => new StepsField(response),
                var name => throw PlanningContext.Disagreement($"has a field {name} of edges"),
            };
    }

    private static ImmutableArray<PageInfoItem> PageInfo(SelectedField pageInfo) =>
    [
        .. PlanningContext.FieldsOf(pageInfo).Select(field => new PageInfoItem(
            PlanningContext.ResponseFieldOf(field),
            field.IsTypename
                ? PageInfoKind.Typename
                : field.Definition.Name switch
                {
                    "hasNextPage" => PageInfoKind.HasNextPage,
                    "hasPreviousPage" => PageInfoKind.HasPreviousPage,
                    "startCursor" => PageInfoKind.StartCursor,
                    "endCursor" => PageInfoKind.EndCursor,
                    var name => throw PlanningContext.Disagreement($"has a field {name} of pageInfo"),
                })),
    ];
}
