using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.TypeSystem;

/// <summary>
/// Writes a schema as definitions of the type system: directives, then types, in the schema's order, without what is built in.
/// Of applied directives it writes <c>@deprecated</c>, <c>@specifiedBy</c> and <c>@oneOf</c>.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>The text of a schema, with a line feed at the end. Built again, it prints to the same text.</summary>
    public static string Print(GraphQLSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var parts = new List<string>();
        if (schema.Description is not null || !HasDefaultRootTypes(schema))
        {
            parts.Add(PrintDefinition(schema));
        }

        parts.AddRange(schema.Directives.Where(static directive => directive.SyntaxNode is not null).Select(PrintDirective));
        parts.AddRange(schema.Types.Where(static type => type.SyntaxNodes.Count > 0).Select(PrintType));
        return string.Join("\n\n", parts) + "\n";
    }

    /// <summary>The text of one type's definition, without a line feed at the end.</summary>
    public static string PrintType(GraphQLNamedType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var output = new SchemaText();
        output.Description(type.Description);
        switch (type)
        {
            case GraphQLScalarType scalar:
                output.Append($"scalar {scalar.Name}");
                output.Directive(AppliedDirectives.SpecifiedBy, "url", scalar.SpecifiedByUrl);
                break;
            case GraphQLObjectType objectType:
                PrintFields(output.Append("type "), objectType);
                break;
            case GraphQLInterfaceType interfaceType:
                PrintFields(output.Append("interface "), interfaceType);
                break;
            case GraphQLUnionType union:
                output.Append($"union {union.Name}");
                output.List(" = ", " | ", union.Types);
                break;
            case GraphQLEnumType enumType:
                output.Append($"enum {enumType.Name}");
                output.Block(enumType.Values, static value => value.Description, static (text, value) => text.EnumValue(value));
                break;
            case GraphQLInputObjectType input:
                output.Append($"input {input.Name}").Append(input.IsOneOf ? " @oneOf" : "");
                output.Block(input.Fields, static field => field.Description, static (text, field) => text.InputValue(field));
                break;
            default:
                throw UnknownNode.Of(type);
        }

        return output.ToString();
    }

    private static void PrintFields(SchemaText output, GraphQLFieldsType type)
    {
        output.Append(type.Name);
        output.List(" implements ", " & ", type.Interfaces);
        output.Block(type.Fields, static field => field.Description, static (text, field) => text.Field(field));
    }

    /// <summary>Whether the root types are found by their names, and nothing else is (section 3.3.1).</summary>
    private static bool HasDefaultRootTypes(GraphQLSchema schema) =>
        Enum.GetValues<OperationType>().All(operation =>
            ReferenceEquals(schema.RootType(operation), schema.FindType(operation.ToString())));

    private static string PrintDefinition(GraphQLSchema schema)
    {
        var output = new SchemaText();
        output.Description(schema.Description);
        output.Append("schema {");
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (schema.RootType(operation) is { } type)
            {
                output.Append($"\n  {OperationKeyword.Of(operation)}: {type.Name}");
            }
        }

        return output.Append("\n}").ToString();
    }

    private static string PrintDirective(GraphQLDirective directive)
    {
        var output = new SchemaText();
        output.Description(directive.Description);
        output.Append($"directive @{directive.Name}");
        output.Arguments(directive.Arguments);
        output.Append(directive.IsRepeatable ? " repeatable on " : " on ");
        return output.Append(string.Join(" | ", directive.Locations)).ToString();
    }
}
