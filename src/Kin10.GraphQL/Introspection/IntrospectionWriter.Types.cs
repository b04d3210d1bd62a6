using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Introspection;

/// <content>The types of the schema: <c>__Type</c>, <c>__Field</c> and <c>__EnumValue</c>.</content>
internal sealed partial class IntrospectionWriter
{
    private void WriteTypes(IEnumerable<GraphQLType> types, IntrospectionSelection selection)
    {
        writer.StartArray();
        foreach (var type in types)
        {
            WriteType(type, selection);
        }

        writer.EndArray();
    }

    private void WriteType(GraphQLType? type, IntrospectionSelection selection)
    {
        if (type is null)
        {
            writer.Null();
            return;
        }

        writer.StartObject();
        foreach (var field in selection.Fields)
        {
            Begin(field);
            WriteTypeField(type, field);
        }

        writer.EndObject();
    }

    // Section 4.2.2: a field that does not belong to the kind of the type is null.
    private void WriteTypeField(GraphQLType type, IntrospectionField field)
    {
        switch (field.Name)
        {
            case "kind":
                WriteText(Kind(type));
                break;
            case "name":
                WriteText((type as GraphQLNamedType)?.Name);
                break;
            case "description":
                WriteText((type as GraphQLNamedType)?.Description);
                break;
            case "specifiedByURL":
                WriteText((type as GraphQLScalarType)?.SpecifiedByUrl);
                break;
            case "fields" when type is GraphQLFieldsType fieldsType:
                WriteFields(fieldsType, field);
                break;
            case "interfaces" when type is GraphQLFieldsType fieldsType:
                WriteTypes(fieldsType.Interfaces, field.Selection!);
                break;
            case "possibleTypes" when type is GraphQLInterfaceType or GraphQLUnionType:
                WriteTypes(PossibleTypes((GraphQLCompositeType)type), field.Selection!);
                break;
            case "enumValues" when type is GraphQLEnumType enumType:
                WriteEnumValues(enumType, field);
                break;
            case "inputFields" when type is GraphQLInputObjectType inputObject:
                WriteInputValues(inputObject.Fields, field);
                break;
            case "ofType":
                WriteType((type as GraphQLNonNull)?.OfType ?? (type as GraphQLList)?.OfType, field.Selection!);
                break;
            case "isOneOf" when type is GraphQLInputObjectType inputObject:
                writer.Boolean(inputObject.IsOneOf);
                break;
            case "fields" or "interfaces" or "possibleTypes" or "enumValues" or "inputFields" or "isOneOf":
                writer.Null();
                break;
            default:
                WriteTypename(field, "__Type");
                break;
        }
    }

    private static string Kind(GraphQLType type) => type switch
    {
        GraphQLScalarType => "SCALAR",
        GraphQLObjectType => "OBJECT",
        GraphQLInterfaceType => "INTERFACE",
        GraphQLUnionType => "UNION",
        GraphQLEnumType => "ENUM",
        GraphQLInputObjectType => "INPUT_OBJECT",
        GraphQLList => "LIST",
        GraphQLNonNull => "NON_NULL",
        _ => throw new InvalidOperationException($"{type} is of no kind."),
    };

    // The set has no order of its own; the schema's is the same in every process.
    private IEnumerable<GraphQLObjectType> PossibleTypes(GraphQLCompositeType type) =>
        type is GraphQLUnionType union ? union.Types : schema.Types.OfType<GraphQLObjectType>().Where(schema.PossibleTypes(type).Contains);

    private void WriteFields(GraphQLFieldsType type, IntrospectionField owner)
    {
        var includeDeprecated = IncludeDeprecated(owner);
        writer.StartArray();
        foreach (var definition in type.Fields)
        {
            if (includeDeprecated || definition.DeprecationReason is null)
            {
                WriteField(definition, owner.Selection!);
            }
        }

        writer.EndArray();
    }

    private void WriteField(GraphQLField definition, IntrospectionSelection selection)
    {
        writer.StartObject();
        foreach (var field in selection.Fields)
        {
            Begin(field);
            switch (field.Name)
            {
                case "name":
                    WriteText(definition.Name);
                    break;
                case "description":
                    WriteText(definition.Description);
                    break;
                case "args":
                    WriteInputValues(definition.Arguments, field);
                    break;
                case "type":
                    WriteType(definition.Type, field.Selection!);
                    break;
                case "isDeprecated":
                    writer.Boolean(definition.DeprecationReason is not null);
                    break;
                case "deprecationReason":
                    WriteText(definition.DeprecationReason);
                    break;
                default:
                    WriteTypename(field, "__Field");
                    break;
            }
        }

        writer.EndObject();
    }

    private void WriteEnumValues(GraphQLEnumType type, IntrospectionField owner)
    {
        var includeDeprecated = IncludeDeprecated(owner);
        writer.StartArray();
        foreach (var value in type.Values)
        {
            if (includeDeprecated || value.DeprecationReason is null)
            {
                WriteEnumValue(value, owner.Selection!);
            }
        }

        writer.EndArray();
    }

    private void WriteEnumValue(GraphQLEnumValue value, IntrospectionSelection selection)
    {
        writer.StartObject();
        foreach (var field in selection.Fields)
        {
            Begin(field);
            switch (field.Name)
            {
                case "name":
                    WriteText(value.Name);
                    break;
                case "description":
                    WriteText(value.Description);
                    break;
                case "isDeprecated":
                    writer.Boolean(value.DeprecationReason is not null);
                    break;
                case "deprecationReason":
                    WriteText(value.DeprecationReason);
                    break;
                default:
                    WriteTypename(field, "__EnumValue");
                    break;
            }
        }

        writer.EndObject();
    }
}
