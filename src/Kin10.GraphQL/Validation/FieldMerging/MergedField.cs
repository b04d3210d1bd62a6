using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Validation.FieldMerging;

/// <summary>A field at its place in the document; there is one for each <see cref="FieldNode"/>, wherever fragments carry it.</summary>
/// <param name="Id">A number of its own, for sets of fields.</param>
/// <param name="Node">The field in the document.</param>
/// <param name="Parent">The type that it is selected from; null where the schema does not have it.</param>
/// <param name="Definition">Its definition; null where the schema has none.</param>
/// <param name="Signature">Stands for the name and the arguments: equal exactly when both are.</param>
internal sealed record MergedField(int Id, FieldNode Node, GraphQLCompositeType? Parent, GraphQLField? Definition, int Signature)
{
    /// <summary>The type of what is selected below; null where there is none.</summary>
    public GraphQLCompositeType? CompositeType => Definition?.Type.NamedType as GraphQLCompositeType;
}
