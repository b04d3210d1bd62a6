using Kin10.Graph.Api;
using Kin10.Graph.Model;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>Reads enums, edge properties, node types, interfaces and unions; relationships come after, when all types are known.</summary>
internal sealed class TypeReader
{
    private readonly MistakeList _mistakes;
    private readonly DirectiveReader _directives;
    private readonly Declarations _declarations;
    private readonly PropertyReader _properties;

    public TypeReader(MistakeList mistakes, DirectiveReader directives, Declarations declarations)
    {
        _mistakes = mistakes;
        _directives = directives;
        _declarations = declarations;
        Enums = declarations.Enums.Select(ReadEnum).ToDictionary(type => type.Name);
        _properties = new PropertyReader(mistakes, declarations, Enums);
        EdgeProperties = declarations.EdgeProperties.Select(ReadEdgeProperties).ToDictionary(type => type.Name);
        foreach (var node in declarations.NodeTypes.OrderBy(node => node.Name.Value, StringComparer.Ordinal))
        {
            ReadNodeType(node);
        }

        foreach (var node in declarations.Interfaces)
        {
            Targets.Add(node.Name.Value, ReadInterface(node));
        }

        foreach (var node in declarations.Unions)
        {
            Targets.Add(node.Name.Value, ReadUnion(node));
        }
    }

    public Dictionary<string, EnumType> Enums { get; }

    public Dictionary<string, EdgeProperties> EdgeProperties { get; }

    /// <summary>The node types, ordered by name, with their definitions.</summary>
    public List<(NodeType Type, ObjectTypeNode Node)> NodeTypes { get; } = [];

    /// <summary>Node types, interfaces and unions by name.</summary>
    public Dictionary<string, TargetType> Targets { get; } = [];

    /// <summary>
    /// The fields of node types that lead to other nodes, in the order of the file within each type, with their checked directives.
    /// </summary>
    public List<(NodeType Owner, FieldDefinitionNode Field, Dictionary<string, DirectiveNode> Directives)> Leading { get; } = [];

    private EnumType ReadEnum(EnumTypeNode node)
    {
        var members = new Dictionary<string, EnumMember>();
        foreach (var value in node.Values)
        {
            var name = value.Name.Value;
            _directives.Read(value.Directives, "an enum value");
            if (!Words.IsUpperSnake(name))
            {
                _mistakes.Add(value.Name.Location, $"`{node.Name}.{name}` must be in UPPER_SNAKE.");
            }

            if (!members.TryAdd(name, new EnumMember(name, value.Description?.Value)))
            {
                _mistakes.Add(value.Name.Location, $"`{node.Name}.{name}` occurs here twice; each value once.");
            }
        }

        if (members.Count == 0)
        {
            _mistakes.Add(node.Name.Location, $"`{node.Name}` has no values; an enum has at least one.");
        }

        return new EnumType(node.Name.Value, node.Description?.Value, [.. members.Values]);
    }

    private EdgeProperties ReadEdgeProperties(ObjectTypeNode node)
    {
        var properties = ReadProperties(node, node.Fields, "a field of edges");
        if (node.Fields.Count == 0)
        {
            _mistakes.Add(node.Name.Location, $"`{node.Name}` has no fields; leave it out, or say what the edges carry.");
        }

        foreach (var field in node.Fields.Where(field => field.Name.Value == "id"))
        {
            _mistakes.Add(field.Name.Location, $"`{node.Name}.id`: edges have no id, they are known by their ends.");
        }

        return new EdgeProperties(node.Name.Value, node.Description?.Value, properties);
    }

    private void ReadNodeType(ObjectTypeNode node)
    {
        var properties = new List<Property>();
        var leading = new List<(FieldDefinitionNode, Dictionary<string, DirectiveNode>)>();
        var seen = new Dictionary<string, FieldDefinitionNode>();
        foreach (var field in node.Fields)
        {
            var directives = _directives.Read(
                field.Directives, "a field of a node type", "relationship", "path", "search", "index", "measure", "derived");
            if (!_properties.CheckField(node, field, seen))
            {
                continue;
            }

            var target = _declarations.Find(TypeReference.Of(field.Type).Name.Name);
            var isTarget = target is InterfaceTypeNode or UnionTypeNode
                || (target is ObjectTypeNode objectType && _declarations.NodeTypes.Contains(objectType));
            if (isTarget && (directives.ContainsKey("relationship") || directives.ContainsKey("path")))
            {
                leading.Add((field, directives));
            }
            else if (_properties.Read(node, field, directives) is { } property)
            {
                properties.Add(property);
            }
        }

        CheckIdAndSources(node, seen);
        var name = node.Name.Value;
        var singular = ApiNames.Camel(name);
        var plural = ReadPlural(node) ?? ApiNames.Pluralise(singular);
        var type = new NodeType(name, node.Description?.Value, NodeTypes.Count, singular, plural, properties);
        NodeTypes.Add((type, node));
        Targets.Add(name, type);
        Leading.AddRange(leading.Select(item => (type, item.Item1, item.Item2)));
    }

    private string? ReadPlural(ObjectTypeNode node)
    {
        if (!_declarations.NodeDirectives.TryGetValue(node, out var directive)
            || DirectiveReader.Text(directive, "plural") is not { } plural)
        {
            return null;
        }

        if (!Words.IsCamelCase(plural.Value.Length == 0 ? "?" : plural.Value))
        {
            _mistakes.Add(plural.Location,
                $"The plural `{plural.Value}` of `{node.Name}` must be in camelCase: it is the name of a field.");
            return null;
        }

        return plural.Value;
    }

    private void CheckIdAndSources(ObjectTypeNode node, Dictionary<string, FieldDefinitionNode> fields)
    {
        CheckId(node, node.Fields);
        if (!fields.ContainsKey("sources"))
        {
            _mistakes.Add(node.Name.Location,
                $"`{node.Name}` has no `sources: [String!]!`: every node says where its facts come from.");
        }
    }

    private void CheckId(TypeDefinitionNode node, IReadOnlyList<FieldDefinitionNode> fields)
    {
        var id = fields.FirstOrDefault(field => field.Name.Value == "id");
        if (id is null)
        {
            _mistakes.Add(node.Name.Location, $"`{node.Name}` has no `id: ID!`; it comes first.");
        }
        else if (TypeReference.Of(id.Type) is not { Name.Name: "ID", IsList: false, IsRequired: true })
        {
            _mistakes.Add(id.Type.Location, $"`{node.Name}.id` must be `ID!`.");
        }
        else if (fields[0] != id)
        {
            _mistakes.Add(id.Name.Location, $"`{node.Name}.id` must come first.");
        }
    }

    private InterfaceType ReadInterface(InterfaceTypeNode node)
    {
        foreach (var parent in node.Interfaces.Where(parent => parent.Name != ApiNames.Node || node.Name.Value == ApiNames.Node))
        {
            _mistakes.Add(parent.Location,
                $"`{node.Name}` cannot implement `{parent.Name}`; of interfaces, only `Node` can be implemented by others.");
        }

        CheckId(node, node.Fields);
        var plural = ApiNames.Pluralise(ApiNames.Camel(node.Name.Value));
        var properties = ReadProperties(node, node.Fields, "a field of an interface", "measure");
        return new InterfaceType(node.Name.Value, node.Description?.Value, plural, properties);
    }

    private UnionType ReadUnion(UnionTypeNode node)
    {
        var members = new SortedList<string, NodeType>(StringComparer.Ordinal);
        foreach (var member in node.Types)
        {
            if (Targets.GetValueOrDefault(member.Name) is NodeType type)
            {
                if (!members.TryAdd(member.Name, type))
                {
                    _mistakes.Add(member.Location, $"`{member.Name}` occurs twice in `{node.Name}`; each member once.");
                }
            }
            else if (_declarations.Find(member.Name) is null && Declarations.ScalarOf(member.Name) is null)
            {
                _declarations.ReportUnknown(member.Location, member.Name);
            }
            else
            {
                _mistakes.Add(member.Location, $"`{member.Name}` cannot be a member of `{node.Name}`: it is not a node type.");
            }
        }

        if (node.Types.Count == 0)
        {
            _mistakes.Add(node.Name.Location, $"`{node.Name}` has no members; a union has at least one node type.");
        }

        return new UnionType(node.Name.Value, node.Description?.Value, [.. members.Values]);
    }

    private List<Property> ReadProperties(
        TypeDefinitionNode owner, IReadOnlyList<FieldDefinitionNode> fields, string place, params ReadOnlySpan<string> allowed)
    {
        var properties = new List<Property>();
        var seen = new Dictionary<string, FieldDefinitionNode>();
        foreach (var field in fields)
        {
            var directives = _directives.Read(field.Directives, place, allowed);
            if (_properties.CheckField(owner, field, seen) && _properties.Read(owner, field, directives) is { } property)
            {
                properties.Add(property);
            }
        }

        return properties;
    }
}
