using System.Collections.Frozen;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>A type that has selections below it: an object, an interface or a union.</summary>
public abstract class GraphQLCompositeType(string name, string? description) : GraphQLNamedType(name, description);

/// <summary>An object or an interface: a type with fields.</summary>
public abstract class GraphQLFieldsType(string name, string? description) : GraphQLCompositeType(name, description)
{
    private FrozenDictionary<string, GraphQLField> _fieldsByName = FrozenDictionary<string, GraphQLField>.Empty;

    /// <summary>The fields in the order of the definition.</summary>
    public IReadOnlyList<GraphQLField> Fields
    {
        get;
        internal set
        {
            field = value;
            var byName = new Dictionary<string, GraphQLField>(value.Count);
            foreach (var item in value)
            {
                byName.TryAdd(item.Name, item);
                item.DeclaringType = this;
            }

            _fieldsByName = byName.ToFrozenDictionary();
        }
    } = [];

    /// <summary>The interfaces it declares.</summary>
    public IReadOnlyList<GraphQLInterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>The field of that name, or null. <c>__typename</c> and the introspection fields are not among them.</summary>
    public GraphQLField? FindField(string name) => _fieldsByName.GetValueOrDefault(name);
}

/// <summary>An object type (section 3.6).</summary>
public sealed class GraphQLObjectType(string name, string? description) : GraphQLFieldsType(name, description);

/// <summary>An interface (section 3.7).</summary>
public sealed class GraphQLInterfaceType(string name, string? description) : GraphQLFieldsType(name, description);

/// <summary>A union (section 3.8).</summary>
public sealed class GraphQLUnionType(string name, string? description) : GraphQLCompositeType(name, description)
{
    /// <summary>The member types in the order of the definition.</summary>
    public IReadOnlyList<GraphQLObjectType> Types { get; internal set; } = [];
}

/// <summary>A field of an object or interface.</summary>
/// <param name="name">The field's name.</param>
/// <param name="description">What it gives.</param>
/// <param name="type">Its type.</param>
/// <param name="arguments">Its arguments in the order of the definition.</param>
/// <param name="deprecationReason">Why not to use it any more; null when it is not deprecated.</param>
/// <param name="syntaxNode">Its definition, if it was read from one.</param>
public sealed class GraphQLField(
    string name,
    string? description,
    GraphQLType type,
    IReadOnlyList<GraphQLInputValue> arguments,
    string? deprecationReason = null,
    FieldDefinitionNode? syntaxNode = null)
{
    /// <summary>The field's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it gives.</summary>
    public string? Description { get; } = description;

    /// <summary>Its type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>Its arguments in the order of the definition.</summary>
    public IReadOnlyList<GraphQLInputValue> Arguments { get; } = arguments;

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>Its definition, if it was read from one.</summary>
    public FieldDefinitionNode? SyntaxNode { get; } = syntaxNode;

    /// <summary>The object or interface whose field it is; null for <c>__typename</c>.</summary>
    public GraphQLFieldsType? DeclaringType { get; internal set; }

    /// <summary>The argument of that name, or null.</summary>
    public GraphQLInputValue? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>The schema coordinate, for example <c>Query.rootCause</c> (section 3.14).</summary>
    public override string ToString() => DeclaringType is null ? Name : $"{DeclaringType.Name}.{Name}";
}
