using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>The definitions of a schema document, each together with its extensions.</summary>
internal sealed class SchemaDefinitions
{
    private readonly Dictionary<string, List<TypeDefinitionNode>> _typesByName = [];
    private readonly List<List<TypeDefinitionNode>> _types = [];
    private readonly Dictionary<string, DirectiveDefinitionNode> _directives = [];
    private readonly List<SchemaNode> _schemaNodes = [];

    private SchemaDefinitions(DocumentNode document) => Document = document;

    /// <summary>The whole document.</summary>
    public DocumentNode Document { get; }

    /// <summary>For each type its definition and then its extensions, in the order of the source.</summary>
    public IReadOnlyList<IReadOnlyList<TypeDefinitionNode>> Types => _types;

    /// <summary>The directive definitions in the order of the source.</summary>
    public IEnumerable<DirectiveDefinitionNode> Directives => _directives.Values;

    /// <summary>The schema definition, if there is one, and then its extensions.</summary>
    public IReadOnlyList<SchemaNode> SchemaNodes => _schemaNodes;

    /// <summary>Whether the document defines the schema's root types itself.</summary>
    public bool HasSchemaDefinition => _schemaNodes is [{ IsExtension: false }, ..];

    /// <summary>Gathers the definitions; what is there twice, or extends what is not there, is an error and left out.</summary>
    public static SchemaDefinitions Collect(DocumentNode document, SchemaErrors errors)
    {
        var result = new SchemaDefinitions(document);
        foreach (var definition in document.Definitions)
        {
            result.AddDefinition(definition, errors);
        }

        foreach (var definition in document.Definitions)
        {
            result.AddExtension(definition, errors);
        }

        return result;
    }

    private void AddDefinition(DefinitionNode definition, SchemaErrors errors)
    {
        switch (definition)
        {
            case TypeSystemNode { IsExtension: true }:
                break;
            case SchemaNode schema when _schemaNodes.Count > 0:
                errors.Add(_schemaNodes[0], schema, "There can be only one schema definition; extend it with \"extend schema\".");
                break;
            case SchemaNode schema:
                _schemaNodes.Add(schema);
                break;
            case DirectiveDefinitionNode directive:
                if (!_directives.TryAdd(directive.Name.Value, directive))
                {
                    errors.Add(
                        _directives[directive.Name.Value].Name,
                        directive.Name,
                        $"There can be only one directive @{directive.Name.Value}.");
                }

                break;
            case TypeDefinitionNode type:
                AddType(type, errors);
                break;
            case OperationDefinitionNode or FragmentDefinitionNode:
                errors.Add(definition, "A schema holds only definitions of the type system; operations and fragments belong to requests.");
                break;
            default:
                throw UnknownNode.Of(definition);
        }
    }

    private void AddType(TypeDefinitionNode type, SchemaErrors errors)
    {
        var name = type.Name.Value;
        if (BuiltInScalars.Find(name) is not null)
        {
            errors.Add(type.Name, $"The type {name} is built in; it cannot be defined again.");
        }
        else if (_typesByName.TryGetValue(name, out var known))
        {
            errors.Add(known[0].Name, type.Name, $"There can be only one type {name}; extend it with \"extend\".");
        }
        else
        {
            _typesByName.Add(name, [type]);
            _types.Add(_typesByName[name]);
        }
    }

    private void AddExtension(DefinitionNode definition, SchemaErrors errors)
    {
        if (definition is SchemaNode { IsExtension: true } schema)
        {
            _schemaNodes.Add(schema);
        }
        else if (definition is TypeDefinitionNode { IsExtension: true } type)
        {
            var name = type.Name.Value;
            if (!_typesByName.TryGetValue(name, out var known))
            {
                errors.Add(type.Name, $"Cannot extend {name}: the schema does not define it.");
            }
            else if (known[0].GetType() != type.GetType())
            {
                errors.Add(known[0].Name, type.Name, $"Cannot extend {name} as {KindOf(type)}: it is {KindOf(known[0])}.");
            }
            else
            {
                known.Add(type);
            }
        }
    }

    private static string KindOf(TypeDefinitionNode type) => type switch
    {
        ScalarTypeNode => "a scalar",
        ObjectTypeNode => "an object type",
        InterfaceTypeNode => "an interface",
        UnionTypeNode => "a union",
        EnumTypeNode => "an enum",
        InputObjectTypeNode => "an input object",
        _ => throw UnknownNode.Of(type),
    };
}
