namespace Kin10.GraphQL.TypeSystem;

/// <summary>
/// The fields that are there without being defined (section 4): <c>__typename</c>, and <c>__schema</c> and <c>__type</c> on the query root.
/// </summary>
internal sealed class ImplicitFields
{
    private readonly GraphQLSchema _schema;
    private readonly GraphQLField? _typeName;
    private readonly GraphQLField? _schemaField;
    private readonly GraphQLField? _typeField;

    public ImplicitFields(GraphQLSchema schema)
    {
        _schema = schema;
        if (schema.FindType("String") is not { } text)
        {
            return;
        }

        _typeName = new GraphQLField("__typename", null, new GraphQLNonNull(text), []);
        if (schema.FindType("__Schema") is { } schemaType && schema.FindType("__Type") is { } typeType)
        {
            _schemaField = new GraphQLField("__schema", null, new GraphQLNonNull(schemaType), []);
            _typeField = new GraphQLField("__type", null, typeType, [new GraphQLInputValue("name", null, new GraphQLNonNull(text))]);
        }
    }

    /// <summary>The field of that name on <paramref name="parent"/>, an implicit one included, or null.</summary>
    public GraphQLField? FindField(GraphQLCompositeType? parent, string name) => name switch
    {
        _ when parent is null => null,
        "__typename" => _typeName,
        "__schema" when parent == _schema.QueryType => _schemaField,
        "__type" when parent == _schema.QueryType => _typeField,
        _ => (parent as GraphQLFieldsType)?.FindField(name),
    };
}
