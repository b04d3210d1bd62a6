using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.Graph.Plan;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Planning;

/// <summary>What the planners of one operation share.</summary>
internal sealed class PlanningContext(GraphModel model, GraphQLSchema schema, GraphLimits limits)
{
    public GraphModel Model { get; } = model;

    public GraphLimits Limits { get; } = limits;

    public Mistakes Mistakes { get; } = new();

    public SlotAllocator Slots { get; } = new();

    /// <summary>Keeps filters and orders within <see cref="GraphLimits.MaxConditions"/>.</summary>
    public ConditionCounter Conditions { get; } = new(limits);

    /// <summary>By <see cref="ConnectionPlan.Index"/>; null while a connection is being planned.</summary>
    public List<ConnectionPlan?> Connections { get; } = [];

    /// <summary>See <see cref="OperationPlan.ReadsHistory"/>.</summary>
    public bool ReadsHistory { get; set; }

    /// <summary>The object type that nodes of that type have in the API.</summary>
    public GraphQLObjectType ObjectTypeOf(NodeType type) =>
        schema.FindType(type.Name) as GraphQLObjectType ?? throw Disagreement($"has no object type {type.Name}");

    /// <summary>The fields selected on a type that is an object type.</summary>
    public static IReadOnlyList<SelectedField> FieldsOf(SelectedField field) =>
        field.Selection is { Type: GraphQLObjectType type } selection
            ? selection.For(type)
            : throw Disagreement($"gives no object at {field.Definition}");

    public static ResponseField ResponseFieldOf(SelectedField field) =>
        new(field.ResponseKey, ResponseWriter.EncodeKey(field.ResponseKey), field.Definition.Type.IsNonNull, field.Locations);

    /// <summary>The <c>__typename</c> of an object type, as JSON.</summary>
    public static byte[] TypenameOf(SelectedField parent) => JsonText.Encode(parent.Selection!.Type.Name);

    public static InvalidOperationException Disagreement(string what) =>
        new($"The schema does not follow from the model: it {what}.");
}
