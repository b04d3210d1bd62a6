using System.Runtime.CompilerServices;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Introspection;

/// <summary>The fields that every schema has without saying so (section 4): <c>__typename</c>, and <c>__schema</c> and <c>__type</c> of the query root.</summary>
internal sealed class MetaFields
{
    public const string TypenameName = "__typename";
    public const string SchemaName = "__schema";
    public const string TypeName = "__type";

    private static readonly ConditionalWeakTable<GraphQLSchema, MetaFields> BySchema = [];

    private MetaFields(GraphQLSchema schema)
    {
        var text = Named(schema, "String");
        Typename = new GraphQLField(TypenameName, "The name of the object's type.", new GraphQLNonNull(text), []);
        Schema = new GraphQLField(SchemaName, "The schema of this service.", new GraphQLNonNull(Named(schema, "__Schema")), []);
        Type = new GraphQLField(
            TypeName,
            "A type of the schema, if there is one of that name.",
            Named(schema, "__Type"),
            [new GraphQLInputValue("name", "The type's name.", new GraphQLNonNull(text))]);
    }

    public GraphQLField Typename { get; }

    public GraphQLField Schema { get; }

    public GraphQLField Type { get; }

    /// <summary>A field of a composite type, those that it has implicitly included; null when there is none of that name.</summary>
    public static GraphQLField? Find(GraphQLSchema schema, GraphQLCompositeType type, string name) => name switch
    {
        TypenameName => Of(schema).Typename,
        SchemaName when type == schema.QueryType => Of(schema).Schema,
        TypeName when type == schema.QueryType => Of(schema).Type,
        _ => (type as GraphQLFieldsType)?.FindField(name),
    };

    private static MetaFields Of(GraphQLSchema schema) => BySchema.GetValue(schema, static key => new MetaFields(key));

    private static GraphQLNamedType Named(GraphQLSchema schema, string name) =>
        schema.FindType(name) ?? throw new InvalidOperationException($"A schema has the built-in type {name}.");
}
