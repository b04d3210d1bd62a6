using System.Collections.Frozen;

namespace Kin10.Graph.Model;

/// <summary>The graph model: what there is, how it hangs together. Read from <c>schema/model.graphql</c>; immutable.</summary>
public sealed class GraphModel
{
    private readonly FrozenDictionary<string, NodeType> _nodeTypesByName;

    internal GraphModel(
        string name,
        int version,
        IReadOnlyList<NodeType> nodeTypes,
        IReadOnlyList<InterfaceType> interfaces,
        IReadOnlyList<UnionType> unions,
        IReadOnlyList<EnumType> enums,
        IReadOnlyList<EdgeProperties> edgeProperties,
        IReadOnlyList<RelationshipType> relationshipTypes)
    {
        Name = name;
        Version = version;
        NodeTypes = nodeTypes;
        Interfaces = interfaces;
        Unions = unions;
        Enums = enums;
        EdgeProperties = edgeProperties;
        RelationshipTypes = relationshipTypes;
        _nodeTypesByName = nodeTypes.ToFrozenDictionary(type => type.Name);
    }

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>The model's version: a database that holds another one is refused.</summary>
    public int Version { get; }

    /// <summary>The node types, ordered by name in code points.</summary>
    public IReadOnlyList<NodeType> NodeTypes { get; }

    /// <summary>The interfaces, ordered by name; <c>Node</c> is among them.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; }

    /// <summary>The unions, ordered by name.</summary>
    public IReadOnlyList<UnionType> Unions { get; }

    /// <summary>The enums, ordered by name.</summary>
    public IReadOnlyList<EnumType> Enums { get; }

    /// <summary>The types of edge properties, ordered by name.</summary>
    public IReadOnlyList<EdgeProperties> EdgeProperties { get; }

    /// <summary>The stored relationship types, ordered by name.</summary>
    public IReadOnlyList<RelationshipType> RelationshipTypes { get; }

    /// <summary>Whether anything is derived from the facts.</summary>
    public bool DerivesAnything => RelationshipTypes.Any(type => type.IsDerived)
        || NodeTypes.Any(type => type.Properties.Any(property => property.IsDerived));

    /// <summary>The node type of that name, or null.</summary>
    public NodeType? FindNodeType(string name) => _nodeTypesByName.GetValueOrDefault(name);

    /// <summary>The node type that an id belongs to by its prefix, or null when the id is malformed or of no type.</summary>
    public NodeType? NodeTypeOfId(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 || colon == id.Length - 1
            ? null
            : _nodeTypesByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id.AsSpan(0, colon), out var type) ? type : null;
    }
}
