using System.Collections.Immutable;
using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;

namespace Kin10.Graph.Planning;

/// <summary>What to write of nodes, by their type.</summary>
internal sealed class ProjectionPlanner
{
    private readonly PlanningContext _context;

    public ProjectionPlanner(PlanningContext context)
    {
        _context = context;
        Connections = new ConnectionPlanner(context, this);
    }

    public ConnectionPlanner Connections { get; }

    /// <summary>The selection on nodes of a type, an interface or a union.</summary>
    public NodeSelection Plan(SelectedField field, TargetType target) => Plan(field.Selection!, target.NodeTypes);

    /// <summary>The selection on nodes of some types.</summary>
    public NodeSelection Plan(SelectionTree selection, IReadOnlyList<NodeType> types)
    {
        var cases = new ImmutableArray<NodeField>[_context.Model.NodeTypes.Count];
        foreach (var type in types)
        {
            cases[type.Index] = [.. selection.For(_context.ObjectTypeOf(type)).Select(field => Field(type, field))];
        }

        return new NodeSelection([.. cases]);
    }

    /// <summary>The selection on the properties of an edge.</summary>
    public static ImmutableArray<NodeField> Properties(SelectedField properties, EdgeProperties edge) =>
        [.. PlanningContext.FieldsOf(properties).Select(field => EdgeField(properties, edge, field))];

    private NodeField Field(NodeType type, SelectedField field)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        if (field.IsTypename)
        {
            return new ConstantField(response, JsonText.Encode(type.Name));
        }

        var name = field.Definition.Name;
        if (type.FindProperty(name) is { } property)
        {
            return new PropertyField(response, property);
        }

        if (name == ChangeTypes.UpdatedAt)
        {
            _context.ReadsHistory = true;
            return new UpdatedAtField(response);
        }

        var relationship = type.FindRelationship(name) ?? throw PlanningContext.Disagreement($"has a field {type}.{name}");
        return relationship.IsToMany
            ? new ConnectionNodeField(response, Connections.Traverse(field, relationship))
            : new ToOneField(response, relationship, Plan(field, relationship.Target));
    }

    private static NodeField EdgeField(SelectedField parent, EdgeProperties edge, SelectedField field)
    {
        var response = PlanningContext.ResponseFieldOf(field);
        if (field.IsTypename)
        {
            return new ConstantField(response, PlanningContext.TypenameOf(parent));
        }

        var property = edge.Properties.FirstOrDefault(candidate => candidate.Name == field.Definition.Name)
            ?? throw PlanningContext.Disagreement($"has a field {field.Definition}");
        return new PropertyField(response, property);
    }
}
