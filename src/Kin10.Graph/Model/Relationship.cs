using System.Diagnostics;

namespace Kin10.Graph.Model;

/// <summary>In which direction a hop follows the arrows.</summary>
public enum HopDirection
{
    /// <summary>With the arrow.</summary>
    Out,

    /// <summary>Against the arrow.</summary>
    In,

    /// <summary>Either way: the relationship type has no direction.</summary>
    Both,
}

/// <summary>A relationship type as it is stored: at most one relationship of a type from one node to another.</summary>
public sealed class RelationshipType
{
    internal RelationshipType(
        string name,
        int index,
        IReadOnlyList<NodeType> from,
        IReadOnlyList<NodeType> to,
        EdgeProperties? properties,
        bool isDirected,
        string? derivedBy)
    {
        Name = name;
        Index = index;
        From = from;
        To = to;
        Properties = properties;
        IsDirected = isDirected;
        DerivedBy = derivedBy;
    }

    /// <summary>The name, UPPER_SNAKE.</summary>
    public string Name { get; }

    /// <summary>The position among <see cref="GraphModel.RelationshipTypes"/>, which are ordered by name.</summary>
    public int Index { get; }

    /// <summary>The types from which it can lead, ordered by name.</summary>
    public IReadOnlyList<NodeType> From { get; }

    /// <summary>The types to which it can lead, ordered by name.</summary>
    public IReadOnlyList<NodeType> To { get; }

    /// <summary>What its edges carry, if anything.</summary>
    public EdgeProperties? Properties { get; }

    /// <summary>The property that says how a link is known: an enum by the name <c>basis</c>; null where it has none.</summary>
    public Property? Basis => Properties?.Properties.FirstOrDefault(
        property => property is { Name: "basis", Kind: ScalarKind.Enum, IsList: false });

    /// <summary>
    /// False when the model declares it <c>BOTH</c>: then it has no properties, and which end is stored first means nothing.
    /// </summary>
    public bool IsDirected { get; }

    /// <summary>The derivation that computes its relationships from the facts; null where they are facts themselves.</summary>
    public string? DerivedBy { get; }

    /// <summary>Whether its relationships are computed from the facts: bundles do not carry them, and nobody writes them.</summary>
    public bool IsDerived => DerivedBy is not null;

    /// <summary>
    /// How good each of its relationships is, where they are derived: the best come first where an operation asks for no order.
    /// </summary>
    public Property? Score => IsDerived ? Properties!.Properties.First(property => property.Name == ScoreName) : null;

    /// <summary>The name of <see cref="Score"/>.</summary>
    internal const string ScoreName = "score";

    /// <summary>The name of the property that holds the ids of what a derived relationship rests on.</summary>
    internal const string ReasonsName = "reasons";

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>One step of a relationship or path.</summary>
/// <param name="Types">The relationship types that it may follow.</param>
/// <param name="Direction">In which direction.</param>
/// <param name="Targets">The node types at which it may arrive, ordered by name.</param>
/// <param name="Most">How often it may be followed, over nodes of any type between; 1 but for a path of variable length.</param>
public sealed record Hop(IReadOnlyList<RelationshipType> Types, HopDirection Direction, IReadOnlyList<NodeType> Targets, int Most = 1)
{
    /// <summary>The hop as an openCypher pattern, for example <c>&lt;-[:MADE]-(:Partner)</c>.</summary>
    public override string ToString()
    {
        var types = string.Join('|', Types.Select(type => type.Name));
        var targets = string.Join('|', Targets.Select(type => type.Name));
        types += Most > 1 ? $"*1..{Most}" : "";
        return Direction switch
        {
            HopDirection.Out => $"-[:{types}]->(:{targets})",
            HopDirection.In => $"<-[:{types}]-(:{targets})",
            HopDirection.Both => $"-[:{types}]-(:{targets})",
            _ => throw new UnreachableException($"A hop in the direction {Direction}."),
        };
    }
}

/// <summary>
/// A field of a node type that leads to other nodes: a relationship (one hop, edges may have properties) or a path (any hops, each
/// target once, no relationship walked twice).
/// </summary>
public sealed class Relationship
{
    internal Relationship(
        string name, string? description, NodeType owner, TargetType target, bool isToMany, bool isPath, IReadOnlyList<Hop> hops,
        TargetType? via)
    {
        Name = name;
        Description = description;
        Owner = owner;
        Target = target;
        IsToMany = isToMany;
        IsPath = isPath;
        Hops = hops;
        Via = via;
    }

    /// <summary>The field's name.</summary>
    public string Name { get; }

    /// <summary>What it leads to.</summary>
    public string? Description { get; }

    /// <summary>The node type that has the field.</summary>
    public NodeType Owner { get; }

    /// <summary>What it leads to. The last hop's targets are its node types.</summary>
    public TargetType Target { get; }

    /// <summary>False for a field with at most one target.</summary>
    public bool IsToMany { get; }

    /// <summary>Whether it is declared with <c>@path</c>.</summary>
    public bool IsPath { get; }

    /// <summary>The steps, at least one.</summary>
    public IReadOnlyList<Hop> Hops { get; }

    /// <summary>
    /// The type of what a path of two hops or more passes on the way: the only node type, or else the interface <c>Node</c>. Null for one
    /// hop.
    /// </summary>
    public TargetType? Via { get; }

    /// <summary>
    /// Whether it is a path of variable length: one hop that may be followed several times. Its edges give the least number of hops.
    /// </summary>
    public bool HasSteps => Hops[0].Most > 1;

    /// <summary>What the edges carry; null for a path.</summary>
    public EdgeProperties? Properties => IsPath ? null : Hops[0].Types[0].Properties;

    /// <summary>How good each of its edges is, where they are derived: see <see cref="RelationshipType.Score"/>.</summary>
    public Property? Score => IsPath ? null : Hops[0].Types[0].Score;

    /// <summary>The schema coordinate, for example <c>RootCause.partners</c>.</summary>
    public string Coordinate => $"{Owner.Name}.{Name}";

    /// <inheritdoc/>
    public override string ToString() => Coordinate;
}
