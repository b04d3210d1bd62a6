using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>Types as a document refers to them, and how they compare.</summary>
internal static class TypeReferences
{
    /// <summary>The type that a reference means, or null when the schema does not have it.</summary>
    public static GraphQLType? Resolve(GraphQLSchema schema, TypeNode reference) => reference switch
    {
        NamedTypeNode named => schema.FindType(named.Name),
        ListTypeNode list => Resolve(schema, list.ItemType) is { } item ? new GraphQLList(item) : null,
        NonNullTypeNode nonNull => Resolve(schema, nonNull.NullableType) is { } nullable ? new GraphQLNonNull(nullable) : null,
        _ => throw UnknownNode.Of(reference),
    };

    /// <summary>The name below all lists and non-nulls.</summary>
    public static NamedTypeNode NamedType(TypeNode reference) => reference switch
    {
        ListTypeNode list => NamedType(list.ItemType),
        NonNullTypeNode nonNull => NamedType(nonNull.NullableType),
        NamedTypeNode named => named,
        _ => throw UnknownNode.Of(reference),
    };

    /// <summary>Whether a variable's value may be used at a location (section 5.8.5).</summary>
    public static bool AreTypesCompatible(GraphQLType variableType, GraphQLType locationType)
    {
        if (locationType is GraphQLNonNull nonNullLocation)
        {
            return variableType is GraphQLNonNull nonNullVariable && AreTypesCompatible(nonNullVariable.OfType, nonNullLocation.OfType);
        }

        if (variableType is GraphQLNonNull nonNull)
        {
            return AreTypesCompatible(nonNull.OfType, locationType);
        }

        if (locationType is GraphQLList listLocation)
        {
            return variableType is GraphQLList listVariable && AreTypesCompatible(listVariable.OfType, listLocation.OfType);
        }

        return ReferenceEquals(variableType, locationType);
    }
}
