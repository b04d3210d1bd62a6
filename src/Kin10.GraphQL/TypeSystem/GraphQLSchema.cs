using System.Collections.Frozen;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>A schema (section 3.3): immutable once built, shared by all requests.</summary>
public sealed class GraphQLSchema
{
    private readonly FrozenDictionary<string, GraphQLNamedType> _typesByName;
    private readonly FrozenDictionary<string, GraphQLDirective> _directivesByName;
    private readonly FrozenDictionary<GraphQLNamedType, FrozenSet<GraphQLObjectType>> _possibleTypes;

    internal GraphQLSchema(
        string? description,
        GraphQLObjectType? queryType,
        GraphQLObjectType? mutationType,
        GraphQLObjectType? subscriptionType,
        IReadOnlyList<GraphQLNamedType> types,
        IReadOnlyList<GraphQLDirective> directives,
        IReadOnlyList<SchemaNode> syntaxNodes)
    {
        Description = description;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        Directives = directives;
        SyntaxNodes = syntaxNodes;
        _typesByName = types.DistinctBy(type => type.Name).ToFrozenDictionary(type => type.Name);
        _directivesByName = directives.DistinctBy(directive => directive.Name).ToFrozenDictionary(directive => directive.Name);
        _possibleTypes = FindPossibleTypes(types);
    }

    /// <summary>What the schema is, in Markdown.</summary>
    public string? Description { get; }

    /// <summary>The root of queries; missing only in an invalid schema.</summary>
    public GraphQLObjectType? QueryType { get; }

    /// <summary>The root of mutations, if there are any.</summary>
    public GraphQLObjectType? MutationType { get; }

    /// <summary>The root of subscriptions, if there are any.</summary>
    public GraphQLObjectType? SubscriptionType { get; }

    /// <summary>All types, the built-in ones and those of introspection included.</summary>
    public IReadOnlyList<GraphQLNamedType> Types { get; }

    /// <summary>All directives, the built-in ones included.</summary>
    public IReadOnlyList<GraphQLDirective> Directives { get; }

    /// <summary>The schema definition and its extensions; empty when the document has none.</summary>
    public IReadOnlyList<SchemaNode> SyntaxNodes { get; }

    /// <summary>The type of that name, or null.</summary>
    public GraphQLNamedType? FindType(string name) => _typesByName.GetValueOrDefault(name);

    /// <summary>The directive of that name (without <c>@</c>), or null.</summary>
    public GraphQLDirective? FindDirective(string name) => _directivesByName.GetValueOrDefault(name);

    /// <summary>The root type of an operation, or null.</summary>
    public GraphQLObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        OperationType.Subscription => SubscriptionType,
        _ => throw UnknownNode.Of(operation),
    };

    /// <summary>The object types that a value of <paramref name="type"/> can have (section 5.5.2.3, GetPossibleTypes).</summary>
    public FrozenSet<GraphQLObjectType> PossibleTypes(GraphQLCompositeType type) =>
        _possibleTypes.GetValueOrDefault(type, FrozenSet<GraphQLObjectType>.Empty);

    private static FrozenDictionary<GraphQLNamedType, FrozenSet<GraphQLObjectType>> FindPossibleTypes(IReadOnlyList<GraphQLNamedType> types)
    {
        var possible = new Dictionary<GraphQLNamedType, HashSet<GraphQLObjectType>>();
        foreach (var type in types)
        {
            switch (type)
            {
                case GraphQLObjectType objectType:
                    possible[objectType] = [objectType];
                    foreach (var implemented in objectType.Interfaces)
                    {
                        if (!possible.TryGetValue(implemented, out var implementers))
                        {
                            possible[implemented] = implementers = [];
                        }

                        implementers.Add(objectType);
                    }

                    break;
                case GraphQLUnionType union:
                    possible[union] = [.. union.Types];
                    break;
                case GraphQLInterfaceType or GraphQLScalarType or GraphQLEnumType or GraphQLInputObjectType:
                    break;
                default:
                    throw UnknownNode.Of(type);
            }
        }

        return possible.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());
    }
}
