using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>
/// Makes types and directives of their definitions. It refuses only names that are not known, and goes on after each of them:
/// whether the result is valid, the <see cref="SchemaValidator"/> says.
/// </summary>
internal sealed class TypeFactory(
    SchemaDefinitions definitions,
    SchemaBuilderOptions options,
    SchemaErrors errors,
    bool isBuiltIn = false)
{
    private readonly Dictionary<string, GraphQLNamedType> _typesByName = [];

    // Introspection itself uses these two.
    private readonly HashSet<GraphQLNamedType> _usedScalars = [BuiltInScalars.String, BuiltInScalars.Boolean];
    private readonly Dictionary<string, GraphQLScalarType> _unknown = [];

    /// <summary>The built-in scalars that the definitions or introspection name, in the order of the specification.</summary>
    public IEnumerable<GraphQLNamedType> UsedScalars => BuiltInScalars.All.Where(_usedScalars.Contains);

    /// <summary>All types that are defined, in the order of the source.</summary>
    public IReadOnlyList<GraphQLNamedType> CreateTypes()
    {
        // First by name only, because types refer to each other.
        foreach (var nodes in definitions.Types)
        {
            var type = CreateType(nodes);
            type.SyntaxNodes = isBuiltIn ? [] : nodes;
            _typesByName.Add(type.Name, type);
        }

        foreach (var nodes in definitions.Types)
        {
            Complete(_typesByName[nodes[0].Name.Value], nodes);
        }

        return [.. _typesByName.Values];
    }

    /// <summary>All directives that are defined, in the order of the source. To be called after <see cref="CreateTypes"/>.</summary>
    public IReadOnlyList<GraphQLDirective> CreateDirectives() =>
    [
        .. definitions.Directives.Select(node => new GraphQLDirective(
            node.Name.Value,
            node.Description?.Value,
            CreateInputValues(node.Arguments),
            node.IsRepeatable,
            [.. node.Locations.Select(static location => location.Value)],
            isBuiltIn ? null : node)),
    ];

    /// <summary>The root type of an operation, or null. To be called after <see cref="CreateTypes"/>.</summary>
    public GraphQLObjectType? FindRootType(OperationType operation)
    {
        var named = definitions.SchemaNodes
            .SelectMany(static node => node.OperationTypes)
            .FirstOrDefault(node => node.Operation == operation);
        if (named is not null)
        {
            return _typesByName.GetValueOrDefault(named.Type.Name) as GraphQLObjectType;
        }

        // Without a schema definition the root types are those with the operations' names (section 3.3.1).
        return definitions.HasSchemaDefinition ? null : _typesByName.GetValueOrDefault(operation.ToString()) as GraphQLObjectType;
    }

    private GraphQLNamedType CreateType(IReadOnlyList<TypeDefinitionNode> nodes)
    {
        var name = nodes[0].Name.Value;
        var description = nodes[0].Description?.Value;
        return nodes[0] switch
        {
            ScalarTypeNode => new GraphQLScalarType(
                name,
                description,
                AppliedDirectives.SpecifiedByUrl(nodes),
                options.ScalarCoercions.GetValueOrDefault(name) ?? new JsonScalarCoercion(name)),
            ObjectTypeNode => new GraphQLObjectType(name, description),
            InterfaceTypeNode => new GraphQLInterfaceType(name, description),
            UnionTypeNode => new GraphQLUnionType(name, description),
            EnumTypeNode => new GraphQLEnumType(name, description),
            InputObjectTypeNode => new GraphQLInputObjectType(name, description, AppliedDirectives.IsOneOf(nodes)),
            _ => throw UnknownNode.Of(nodes[0]),
        };
    }

    private void Complete(GraphQLNamedType type, IReadOnlyList<TypeDefinitionNode> nodes)
    {
        switch (type)
        {
            case GraphQLFieldsType fieldsType:
                fieldsType.Fields = [.. nodes.SelectMany(TypeMembers.Fields).Select(CreateField)];
                fieldsType.Interfaces = [.. ResolveAll<GraphQLInterfaceType>(nodes.SelectMany(TypeMembers.Interfaces))];
                break;
            case GraphQLUnionType union:
                union.Types = [.. ResolveAll<GraphQLObjectType>(nodes.SelectMany(TypeMembers.Types))];
                break;
            case GraphQLEnumType enumType:
                enumType.Values = [.. nodes.SelectMany(TypeMembers.Values).Select(CreateEnumValue)];
                break;
            case GraphQLInputObjectType inputObject:
                inputObject.Fields = CreateInputValues(nodes.SelectMany(TypeMembers.InputFields));
                break;
            case GraphQLScalarType:
                break;
            default:
                throw UnknownNode.Of(type);
        }
    }

    private GraphQLField CreateField(FieldDefinitionNode node) => new(
        node.Name.Value,
        node.Description?.Value,
        Resolve(node.Type),
        CreateInputValues(node.Arguments),
        AppliedDirectives.DeprecationReason(node.Directives),
        isBuiltIn ? null : node);

    private IReadOnlyList<GraphQLInputValue> CreateInputValues(IEnumerable<InputValueDefinitionNode> nodes) =>
    [
        .. nodes.Select(node => new GraphQLInputValue(
            node.Name.Value,
            node.Description?.Value,
            Resolve(node.Type),
            node.DefaultValue,
            AppliedDirectives.DeprecationReason(node.Directives),
            isBuiltIn ? null : node)),
    ];

    private GraphQLEnumValue CreateEnumValue(EnumValueDefinitionNode node) => new(
        node.Name.Value,
        node.Description?.Value,
        AppliedDirectives.DeprecationReason(node.Directives),
        isBuiltIn ? null : node);

    private GraphQLType Resolve(TypeNode node) => node switch
    {
        ListTypeNode list => new GraphQLList(Resolve(list.ItemType)),
        NonNullTypeNode nonNull => new GraphQLNonNull(Resolve(nonNull.NullableType)),
        NamedTypeNode named => ResolveName(named) ?? CreateUnknown(named.Name),
        _ => throw UnknownNode.Of(node),
    };

    /// <summary>The named types that are there and of the right kind; that others are wrong, the validator says.</summary>
    private IEnumerable<T> ResolveAll<T>(IEnumerable<NamedTypeNode> nodes)
        where T : GraphQLNamedType =>
        nodes.Select(ResolveName).OfType<T>().Distinct();

    private GraphQLNamedType? ResolveName(NamedTypeNode node)
    {
        if (_typesByName.TryGetValue(node.Name, out var type))
        {
            return type;
        }

        if (BuiltInScalars.Find(node.Name) is { } scalar)
        {
            _usedScalars.Add(scalar);
            return scalar;
        }

        if (!isBuiltIn && BuiltInDefinitions.FindType(node.Name) is { } introspectionType)
        {
            return introspectionType;
        }

        errors.Add(node, $"Unknown type {node.Name}: expected the name of a type that the schema defines.");
        return null;
    }

    /// <summary>Stands for a type that does not exist, and fits everywhere, so that one mistake is one error.</summary>
    private GraphQLScalarType CreateUnknown(string name)
    {
        if (!_unknown.TryGetValue(name, out var type))
        {
            _unknown[name] = type = new GraphQLScalarType(name, null, null, UnknownTypeCoercion.Instance);
        }

        return type;
    }
}
