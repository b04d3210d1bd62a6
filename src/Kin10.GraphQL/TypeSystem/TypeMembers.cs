using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>What a type definition or extension consists of; empty where its kind has no such members.</summary>
internal static class TypeMembers
{
    public static IReadOnlyList<FieldDefinitionNode> Fields(TypeDefinitionNode node) => node switch
    {
        ObjectTypeNode objectType => objectType.Fields,
        InterfaceTypeNode interfaceType => interfaceType.Fields,
        ScalarTypeNode or UnionTypeNode or EnumTypeNode or InputObjectTypeNode => [],
        _ => throw UnknownNode.Of(node),
    };

    public static IReadOnlyList<NamedTypeNode> Interfaces(TypeDefinitionNode node) => node switch
    {
        ObjectTypeNode objectType => objectType.Interfaces,
        InterfaceTypeNode interfaceType => interfaceType.Interfaces,
        ScalarTypeNode or UnionTypeNode or EnumTypeNode or InputObjectTypeNode => [],
        _ => throw UnknownNode.Of(node),
    };

    public static IReadOnlyList<NamedTypeNode> Types(TypeDefinitionNode node) => node is UnionTypeNode union ? union.Types : [];

    public static IReadOnlyList<EnumValueDefinitionNode> Values(TypeDefinitionNode node) => node is EnumTypeNode type ? type.Values : [];

    public static IReadOnlyList<InputValueDefinitionNode> InputFields(TypeDefinitionNode node) =>
        node is InputObjectTypeNode type ? type.Fields : [];
}
