using Kin10.Graph.Model;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>What the document declares, by name: each name once, of a kind that models have.</summary>
internal sealed class Declarations
{
    private static readonly string[] Scalars = ["ID", "String", "Boolean", "Int", "Long", "Float", "LocalDate"];

    private readonly Dictionary<string, TypeDefinitionNode> _types = [];
    private readonly MistakeList _mistakes;

    public Declarations(DocumentNode document, MistakeList mistakes, DirectiveReader directives)
    {
        _mistakes = mistakes;
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case TypeSystemNode { IsExtension: true }:
                    mistakes.Add(definition.Location, "A model has no `extend`; write it where the type is defined.");
                    break;
                case SchemaNode schema when Schema is null:
                    Schema = schema;
                    break;
                case SchemaNode schema:
                    mistakes.Add(schema.Location,
                        $"The schema is defined a second time; the first is on line {Schema.Location.Line}.");
                    break;
                case TypeDefinitionNode type:
                    Declare(type, directives);
                    break;
                case DirectiveDefinitionNode directive when DirectiveReader.IsKnown(directive.Name.Value):
                    break;
                case DirectiveDefinitionNode directive:
                    mistakes.Add(directive.Location, $"A model cannot define directives of its own, such as `@{directive.Name}`.");
                    break;
                default:
                    mistakes.Add(definition.Location, "A model has definitions of types only, no operations and no fragments.");
                    break;
            }
        }
    }

    /// <summary>The schema definition, which names the model.</summary>
    public SchemaNode? Schema { get; }

    public List<ObjectTypeNode> NodeTypes { get; } = [];

    public List<ObjectTypeNode> EdgeProperties { get; } = [];

    public List<InterfaceTypeNode> Interfaces { get; } = [];

    public List<UnionTypeNode> Unions { get; } = [];

    public List<EnumTypeNode> Enums { get; } = [];

    /// <summary>The directives of a node type, already checked.</summary>
    public Dictionary<ObjectTypeNode, DirectiveNode> NodeDirectives { get; } = [];

    public static ScalarKind? ScalarOf(string name) => name switch
    {
        "ID" => ScalarKind.Id,
        "String" => ScalarKind.String,
        "Boolean" => ScalarKind.Boolean,
        "Int" => ScalarKind.Int,
        "Long" => ScalarKind.Long,
        "Float" => ScalarKind.Float,
        "LocalDate" => ScalarKind.LocalDate,
        _ => null,
    };

    /// <summary>The definition of that name, or null.</summary>
    public TypeDefinitionNode? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>Reports a name that no type has.</summary>
    public void ReportUnknown(SourceLocation location, string name) =>
        _mistakes.Add(location,
            $"There is no type `{name}`; use one that this file defines, or "
            + $"{Words.OneOf(Scalars)}.{Words.DidYouMean(name, _types.Keys.Concat(Scalars))}");

    private void Declare(TypeDefinitionNode type, DirectiveReader directives)
    {
        var name = type.Name.Value;
        if (type is ScalarTypeNode)
        {
            // Editors like to have them defined; the meaning is given.
            if (ScalarOf(name) is null)
            {
                _mistakes.Add(type.Name.Location,
                    $"There is no scalar `{name}`; models have {Words.OneOf(Scalars)}.{Words.DidYouMean(name, Scalars)}");
            }

            return;
        }

        if (type is InputObjectTypeNode)
        {
            _mistakes.Add(type.Location, $"`{name}` is an input type; a model has none, they are generated.");
            return;
        }

        if (ScalarOf(name) is not null)
        {
            _mistakes.Add(type.Name.Location, $"`{name}` is the name of a scalar; choose another one.");
            return;
        }

        if (!Words.IsPascalCase(name))
        {
            _mistakes.Add(type.Name.Location,
                $"`{name}` must be in PascalCase, letters and digits only: it becomes a label and part of ids.");
        }

        if (!_types.TryAdd(name, type))
        {
            _mistakes.Add(type.Name.Location,
                $"`{name}` is defined a second time; the first is on line {_types[name].Name.Location.Line}.");
            return;
        }

        Sort(type, directives);
    }

    private void Sort(TypeDefinitionNode type, DirectiveReader directives)
    {
        switch (type)
        {
            case ObjectTypeNode objectType:
                SortObject(objectType, directives.Read(type.Directives, "this type", "node", "relationshipProperties"));
                break;
            case InterfaceTypeNode interfaceType:
                directives.Read(type.Directives, "an interface");
                Interfaces.Add(interfaceType);
                break;
            case UnionTypeNode union:
                directives.Read(type.Directives, "a union");
                Unions.Add(union);
                break;
            case EnumTypeNode enumType:
                directives.Read(type.Directives, "an enum");
                Enums.Add(enumType);
                break;
        }
    }

    private void SortObject(ObjectTypeNode type, Dictionary<string, DirectiveNode> directives)
    {
        var isNode = directives.TryGetValue("node", out var node);
        var isEdge = directives.ContainsKey("relationshipProperties");
        if (isNode == isEdge)
        {
            _mistakes.Add(type.Name.Location, isNode
                ? $"`{type.Name}` is either `@node` or `@relationshipProperties`, not both."
                : $"`{type.Name}` must say what it is: `@node` for nodes, "
                    + "`@relationshipProperties` for what the edges of a relationship carry.");
        }

        if (isEdge && !isNode)
        {
            EdgeProperties.Add(type);
            if (type.Interfaces.Count > 0)
            {
                _mistakes.Add(type.Interfaces[0].Location,
                    $"`{type.Name}` is what edges carry and can implement no interface; only node types do.");
            }
        }
        else
        {
            NodeTypes.Add(type);
            if (node is not null)
            {
                NodeDirectives[type] = node;
            }
        }
    }
}
