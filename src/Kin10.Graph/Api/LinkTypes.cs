using Kin10.Graph.Model;

namespace Kin10.Graph.Api;

/// <summary>Links between any nodes, and the enums that choose among nodes and links.</summary>
internal sealed class LinkTypes(ApiSchemaGenerator api)
{
    public const string Source = "source";
    public const string Target = "target";
    public const string Type = "type";
    public const string Basis = "basis";

    public string Link() => api.Text.Ensure(SchemaPart.Graph, "type", "Link", null, "A relationship between two nodes.", text =>
    {
        text.Add(Source, "ID!", "The id of the node where it begins.");
        text.Add(Target, "ID!", "The id of the node where it ends.");
        text.Add(Type, RelationshipType() + "!", "Which relationship it is.");
        var enums = api.Model.RelationshipTypes.Select(type => type.Basis?.Enum).OfType<EnumType>().Distinct().ToList();
        if (enums is [var basis])
        {
            text.Add(Basis, api.Types.Enum(basis), "How it is known; null where the relationship does not say.");
        }
    });

    public string NodeType() => api.Text.Ensure(SchemaPart.Graph, "enum", "NodeType", null, "The types of nodes.", text =>
    {
        foreach (var type in api.Model.NodeTypes)
        {
            text.Add(type.Name, null, type.Description ?? $"A {ApiNames.Spaced(type.Name)}.", type);
        }
    });

    public string RelationshipType() => api.Text.Ensure(
        SchemaPart.Graph, "enum", "RelationshipType", null, "The types of relationships.", text =>
    {
        foreach (var type in api.Model.RelationshipTypes)
        {
            text.Add(type.Name, null, Describe(type), type);
        }
    });

    /// <summary>The arguments that choose relationships.</summary>
    public void AddRelationships(TypeText text) => text.Add(
        "relationships",
        $"[{RelationshipType()}!]",
        "Only over these, in either direction; all when left out" + (api.Model.DerivesAnything ? ", but those that are derived." : "."));

    private static string Describe(RelationshipType type)
    {
        var arrow = type.IsDirected ? "to" : "and, with no direction,";
        return $"From {ModelTypes.List(type.From)} {arrow} {ModelTypes.List(type.To)}{(type.IsDerived ? "; derived from facts" : "")}.";
    }
}
