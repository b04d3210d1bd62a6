namespace Kin10.Graph.Model;

/// <summary>What a relationship can lead to: a node type, an interface or a union.</summary>
/// <param name="name">The name, unique in the model.</param>
/// <param name="description">What it is, in Markdown.</param>
public abstract class TargetType(string name, string? description)
{
    /// <summary>The name, unique in the model.</summary>
    public string Name { get; } = name;

    /// <summary>What it is, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>The node types that belong to it, ordered by name in code points; for a node type itself alone.</summary>
    public abstract IReadOnlyList<NodeType> NodeTypes { get; }

    /// <summary>The properties that all of <see cref="NodeTypes"/> share by contract; none for a union.</summary>
    public abstract IReadOnlyList<Property> Properties { get; }

    /// <summary>The property of that name, or null.</summary>
    public Property? FindProperty(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Name == name)
            {
                return property;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A type of nodes: a label in Neo4j, a table in the embedded store.</summary>
public sealed class NodeType : TargetType
{
    internal NodeType(string name, string? description, int index, string singular, string plural, IReadOnlyList<Property> properties)
        : base(name, description)
    {
        Index = index;
        Singular = singular;
        Plural = plural;
        Properties = properties;
        NodeTypes = [this];
    }

    /// <summary>The position among <see cref="GraphModel.NodeTypes"/>, which are ordered by name.</summary>
    public int Index { get; }

    /// <summary>The root field for one node, for example <c>rootCause</c>.</summary>
    public string Singular { get; }

    /// <summary>The root field for many, for example <c>rootCauses</c>.</summary>
    public string Plural { get; }

    /// <inheritdoc/>
    /// <remarks>The first is always <c>id</c>, of kind <see cref="ScalarKind.Id"/>.</remarks>
    public override IReadOnlyList<Property> Properties { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<NodeType> NodeTypes { get; }

    /// <summary>The relationships and paths that start here, in the order of the model.</summary>
    public IReadOnlyList<Relationship> Relationships { get; internal set; } = [];

    /// <summary>The interfaces that it implements.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>What every id of this type starts with, for example <c>RootCause:</c>.</summary>
    public string IdPrefix => $"{Name}:";

    /// <summary>The relationship or path of that name, or null.</summary>
    public Relationship? FindRelationship(string name)
    {
        foreach (var relationship in Relationships)
        {
            if (relationship.Name == name)
            {
                return relationship;
            }
        }

        return null;
    }
}

/// <summary>An interface: scalar properties that several node types share.</summary>
public sealed class InterfaceType : TargetType
{
    internal InterfaceType(string name, string? description, string plural, IReadOnlyList<Property> properties)
        : base(name, description)
    {
        Plural = plural;
        Properties = properties;
    }

    /// <summary>
    /// The root field for all its nodes, for example <c>organisations</c>. <c>Node</c> has none: <c>nodes</c> asks by id.
    /// </summary>
    public string Plural { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Property> Properties { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<NodeType> NodeTypes => Implementers;

    internal IReadOnlyList<NodeType> Implementers { get; set; } = [];
}

/// <summary>A union of node types.</summary>
public sealed class UnionType : TargetType
{
    internal UnionType(string name, string? description, IReadOnlyList<NodeType> nodeTypes)
        : base(name, description) => NodeTypes = nodeTypes;

    /// <inheritdoc/>
    public override IReadOnlyList<Property> Properties => [];

    /// <inheritdoc/>
    public override IReadOnlyList<NodeType> NodeTypes { get; }
}
