using Kin10.GraphQL.Language;

namespace Kin10.Graph.ModelReading;

/// <summary>A field's type taken apart.</summary>
/// <param name="Name">The named type below all wrappers, with its place.</param>
/// <param name="ListDepth">How many lists are around it.</param>
/// <param name="IsRequired">Whether the outermost type excludes null.</param>
/// <param name="AreItemsRequired">Whether the items of the outermost list exclude null; false without a list.</param>
internal readonly record struct TypeReference(NamedTypeNode Name, int ListDepth, bool IsRequired, bool AreItemsRequired)
{
    public bool IsList => ListDepth > 0;

    /// <summary>Whether it is written <c>[T!]!</c>.</summary>
    public bool IsProperList => ListDepth == 1 && IsRequired && AreItemsRequired;

    public static TypeReference Of(TypeNode type)
    {
        var isRequired = type is NonNullTypeNode;
        var areItemsRequired = false;
        var depth = 0;
        while (true)
        {
            switch (type)
            {
                case NonNullTypeNode nonNull:
                    type = nonNull.NullableType;
                    break;
                case ListTypeNode list:
                    type = list.ItemType;
                    areItemsRequired |= depth == 0 && type is NonNullTypeNode;
                    depth++;
                    break;
                default:
                    return new TypeReference((NamedTypeNode)type, depth, isRequired, areItemsRequired);
            }
        }
    }
}
