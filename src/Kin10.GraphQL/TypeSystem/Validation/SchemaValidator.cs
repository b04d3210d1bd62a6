using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>
/// Checks a schema against the type validation rules of section 3, and its applied directives and default values against those of
/// sections 5.6 and 5.7. Each file holds the rules of one chapter. Finds all errors, not only the first.
/// </summary>
internal sealed partial class SchemaValidator(GraphQLSchema schema, SchemaDefinitions definitions, SchemaErrors errors)
{
    /// <summary>Checks everything.</summary>
    public void Validate()
    {
        ValidateRootTypes();
        foreach (var type in schema.Types)
        {
            // Built-in types have no syntax, and are right.
            if (type.SyntaxNodes.Count > 0)
            {
                ValidateName(type.SyntaxNodes[0].Name, "type");
                ValidateType(type);
            }
        }

        foreach (var directive in schema.Directives)
        {
            if (directive.SyntaxNode is not null)
            {
                ValidateDirectiveDefinition(directive, directive.SyntaxNode);
            }
        }

        ValidateInputCycles();
        ValidateDefaultValueCycles();
        ValidateAppliedDirectives();
    }

    private void ValidateType(GraphQLNamedType type)
    {
        switch (type)
        {
            case GraphQLFieldsType fieldsType:
                ValidateFields(fieldsType);
                ValidateInterfaces(fieldsType);
                break;
            case GraphQLUnionType union:
                ValidateUnion(union);
                break;
            case GraphQLEnumType enumType:
                ValidateEnum(enumType);
                break;
            case GraphQLInputObjectType inputObject:
                ValidateInputObject(inputObject);
                break;
            case GraphQLScalarType:
                break;
            default:
                throw UnknownNode.Of(type);
        }
    }
}
