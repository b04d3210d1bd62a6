using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Introspection;

/// <summary>A field of introspection, ready to be answered.</summary>
/// <param name="Field">The field.</param>
/// <param name="Key">Its response key with quotes and colon.</param>
/// <param name="Selection">What is selected below; null for a leaf.</param>
internal sealed record IntrospectionField(SelectedField Field, byte[] Key, IntrospectionSelection? Selection)
{
    public string Name => Field.Definition.Name;
}

/// <summary>What is selected of an introspection type: collected to the leaves, and so safe for concurrent use.</summary>
internal sealed class IntrospectionSelection
{
    // Lists of lists of types grow with the power of their depth, and lead in circles. The usual introspection query has one.
    private const int MaxListDepth = 3;

    private IntrospectionSelection(IntrospectionField[] fields) => Fields = fields;

    public IntrospectionField[] Fields { get; }

    /// <summary>Collects everything below a field of introspection.</summary>
    /// <exception cref="GraphQLException">Lists of types are nested too deep.</exception>
    public static IntrospectionSelection? Compile(SelectedField field) => Compile(field, 0);

    private static IntrospectionSelection? Compile(SelectedField field, int lists)
    {
        if (field.Definition.Name is "fields" or "interfaces" or "possibleTypes" or "inputFields" && ++lists >= MaxListDepth)
        {
            throw new GraphQLException(new GraphQLError(
                ErrorCodes.GraphQLValidationFailed,
                $"Introspection cannot nest fields, interfaces, possibleTypes and inputFields {MaxListDepth} deep; "
                + "ask for each type by name.",
                field.Location));
        }

        // The types of introspection are all object types.
        return field.Selection is { Type: GraphQLObjectType type } selection
            ? new IntrospectionSelection([.. selection.For(type).Select(
                item => new IntrospectionField(item, ResponseWriter.EncodeKey(item.ResponseKey), Compile(item, lists)))])
            : null;
    }
}
