using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>The model's own types: nodes, interfaces, unions, what edges carry, enums.</summary>
internal sealed class ModelTypes(ApiSchemaGenerator api)
{
    /// <summary>Adds all of them, used or not.</summary>
    public void AddAll()
    {
        foreach (var type in api.Model.Interfaces)
        {
            AddInterface(type);
        }

        foreach (var type in api.Model.NodeTypes)
        {
            AddNodeType(type);
        }

        foreach (var union in api.Model.Unions)
        {
            var description = union.Description ?? $"One of the types {List(union.NodeTypes)}.";
            var members = "= " + string.Join(" | ", union.NodeTypes);
            api.Text.Ensure(SchemaPart.Model, "union", union.Name, union, description, _ => { }, members);
        }

        foreach (var edge in api.Model.EdgeProperties)
        {
            api.Text.Ensure(SchemaPart.Model, "type", edge.Name, edge, edge.Description ?? "What an edge carries.",
                text => AddProperties(text, edge.Properties));
        }

        foreach (var type in api.Model.Enums)
        {
            Enum(type);
        }
    }

    public string Enum(EnumType type) => api.Text.Ensure(
        SchemaPart.Model, "enum", type.Name, type, type.Description ?? $"The values of {ApiNames.Spaced(type.Name)}.", text =>
    {
        foreach (var value in type.Values)
        {
            text.Add(value.Name, null, value.Description ?? ApiNames.Pascal(ApiNames.Spaced(value.Name)) + ".", type);
        }
    });

    /// <summary>What a property says: the model's words, or its name in plain words.</summary>
    public static string Describe(Property property) => property.Description ?? ApiNames.Pascal(ApiNames.Spaced(property.Name)) + ".";

    /// <summary>What a relationship leads to: the model's words, or a plain sentence.</summary>
    public static string Describe(Relationship relationship)
    {
        if (relationship.Description is { } description)
        {
            return description;
        }

        var (name, owner) = (ApiNames.Spaced(relationship.Name), ApiNames.Spaced(relationship.Owner.Name));
        return relationship.IsToMany
            ? $"{ApiNames.Pascal(ApiNames.Many(relationship.Target))} that are {name} of this {owner}."
            : $"The {ApiNames.Spaced(relationship.Target.Name)} that is {name} of this {owner}; null where there is none.";
    }

    /// <summary>"`A`, `B` and `C`".</summary>
    public static string List(IReadOnlyList<TargetType> types)
    {
        var names = types.Select(type => $"`{type.Name}`").ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private void AddInterface(InterfaceType type)
    {
        // Fragments on Node fit wherever the interface has all that Node has.
        var node = api.Model.Interfaces.First(item => item.Name == ApiNames.Node);
        var isNode = type != node && node.Properties.All(property => type.FindProperty(property.Name) is not null);
        api.Text.Ensure(SchemaPart.Model, "interface", type.Name, type, type.Description ?? $"What {List(type.NodeTypes)} share.",
            text =>
            {
                AddProperties(text, type.Properties);
                if (isNode || type == node)
                {
                    api.Changes.AddUpdatedAt(text);
                }
            },
            isNode ? $"implements {ApiNames.Node}" : "");
    }

    private void AddNodeType(NodeType type) => api.Text.Ensure(
        SchemaPart.Model,
        "type",
        type.Name,
        type,
        type.Description ?? $"A {ApiNames.Spaced(type.Name)}.",
        text =>
        {
            AddProperties(text, type.Properties);
            api.Changes.AddUpdatedAt(text);
            foreach (var relationship in type.Relationships)
            {
                if (relationship.IsToMany)
                {
                    var content = EdgeContent.Of(relationship);
                    text.Add(
                        relationship.Name,
                        api.Connections.Connection(content) + "!",
                        Describe(relationship),
                        relationship,
                        api.Connections.Arguments(content, relationship.Score));
                }
                else
                {
                    text.Add(relationship.Name, relationship.Target.Name, Describe(relationship), relationship);
                }
            }
        },
        "implements " + string.Join(" & ", type.Interfaces));

    private void AddProperties(TypeText text, IReadOnlyList<Property> properties)
    {
        foreach (var property in properties)
        {
            text.Add(property.Name, api.Scalars.Of(property), Describe(property), property);
        }
    }
}
