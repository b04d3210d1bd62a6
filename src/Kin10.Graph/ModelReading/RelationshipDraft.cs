using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>A field with <c>@relationship</c>, before relationship types are known.</summary>
/// <param name="Owner">The node type that has the field.</param>
/// <param name="Field">The field.</param>
/// <param name="Target">What it leads to.</param>
/// <param name="IsToMany">Whether it is a list.</param>
/// <param name="Type">The name of the relationship type, with its place.</param>
/// <param name="Direction">The direction in which the field follows the arrow.</param>
/// <param name="DirectionLocation">Where the direction is written.</param>
/// <param name="Properties">What the edges carry, if anything.</param>
/// <param name="PropertiesLocation">Where that is written; the directive's place where it is not.</param>
/// <param name="Derived">What says that it is computed, if anything.</param>
internal sealed record RelationshipDraft(
    NodeType Owner,
    FieldDefinitionNode Field,
    TargetType Target,
    bool IsToMany,
    StringValueNode Type,
    HopDirection Direction,
    SourceLocation DirectionLocation,
    EdgeProperties? Properties,
    SourceLocation PropertiesLocation,
    DirectiveNode? Derived)
{
    public string Coordinate => $"{Owner.Name}.{Field.Name}";

    /// <summary>The name of the derivation, with its place; null where the relationships are facts.</summary>
    public StringValueNode? DerivedBy => Derived is null ? null : DirectiveReader.Text(Derived, "by");

    public int Line => Field.Name.Location.Line;
}

/// <summary>A relationship type with the pairs of ends that fields declare for it: more exact than the ends alone.</summary>
internal sealed record ConnectedTypes(RelationshipType Type, HashSet<(NodeType From, NodeType To)> Pairs)
{
    /// <summary>Whether it leads from one type to another in that direction.</summary>
    public bool Connects(NodeType start, NodeType end, HopDirection direction) =>
        direction == HopDirection.In ? Pairs.Contains((end, start)) : Pairs.Contains((start, end));

    /// <summary>For messages: from where to where it leads.</summary>
    public string Describe() =>
        $"`{Type.Name}` leads {(Type.IsDirected ? "from" : "between")} {Words.OneOf(Type.From.Select(type => type.Name))} "
        + $"{(Type.IsDirected ? "to" : "and")} {Words.OneOf(Type.To.Select(type => type.Name))}";
}
