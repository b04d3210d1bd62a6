using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <content>The type system.</content>
internal sealed partial class Printer
{
    private void WriteTypeSystemNode(TypeSystemNode node)
    {
        WriteDescription(node.Description);
        if (node is DirectiveDefinitionNode directive)
        {
            WriteDirectiveDefinition(directive);
            return;
        }

        _output.Append(node.IsExtension ? "extend " : "").Append(Keyword(node));
        if (node is TypeDefinitionNode type)
        {
            _output.Append(' ').Append(type.Name.Value);
            WriteInterfaces(type);
        }

        WriteDirectives(node.Directives);
        if (node is UnionTypeNode { Types.Count: > 0 } union)
        {
            _output.Append(" = ");
            WriteSeparated(union.Types, " | ");
        }

        WriteBlock(Members(node));
    }

    private void WriteInterfaces(TypeDefinitionNode type)
    {
        var interfaces = type switch
        {
            ObjectTypeNode objectType => objectType.Interfaces,
            InterfaceTypeNode interfaceType => interfaceType.Interfaces,
            ScalarTypeNode or UnionTypeNode or EnumTypeNode or InputObjectTypeNode => [],
            _ => throw UnknownNode.Of(type),
        };
        if (interfaces.Count > 0)
        {
            _output.Append(" implements ");
            WriteSeparated(interfaces, " & ");
        }
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        _output.Append("directive @").Append(directive.Name.Value);
        WriteArgumentDefinitions(directive.Arguments);
        _output.Append(directive.IsRepeatable ? " repeatable on " : " on ");
        WriteSeparated(directive.Locations, " | ");
    }

    private void WriteMember(SyntaxNode node)
    {
        switch (node)
        {
            case OperationTypeNode operationType:
                _output.Append(OperationKeyword.Of(operationType.Operation)).Append(": ").Append(operationType.Type.Name);
                break;
            case FieldDefinitionNode field:
                WriteDescription(field.Description);
                _output.Append(field.Name.Value);
                WriteArgumentDefinitions(field.Arguments);
                _output.Append(": ");
                WriteType(field.Type);
                WriteDirectives(field.Directives);
                break;
            case InputValueDefinitionNode input:
                WriteDescription(input.Description);
                _output.Append(input.Name.Value).Append(": ");
                WriteType(input.Type);
                WriteDefaultValue(input.DefaultValue);
                WriteDirectives(input.Directives);
                break;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                _output.Append(value.Name.Value);
                WriteDirectives(value.Directives);
                break;
            default:
                throw UnknownNode.Of(node);
        }
    }

    private void WriteArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        if (Render(arguments).Any(static text => text.Contains('\n')))
        {
            _output.Append('(');
            WriteLines(arguments);
            _output.Append(')');
        }
        else
        {
            WriteInParentheses(arguments);
        }
    }

    /// <summary>Whether braces that followed the definition would be read as its own.</summary>
    private static bool TakesBraces(DefinitionNode node) =>
        node is SchemaNode or ObjectTypeNode or InterfaceTypeNode or EnumTypeNode or InputObjectTypeNode
        && Members((TypeSystemNode)node).Count == 0;

    private static string Keyword(TypeSystemNode node) => node switch
    {
        SchemaNode => "schema",
        ScalarTypeNode => "scalar",
        ObjectTypeNode => "type",
        InterfaceTypeNode => "interface",
        UnionTypeNode => "union",
        EnumTypeNode => "enum",
        InputObjectTypeNode => "input",
        _ => throw UnknownNode.Of(node),
    };

    private static IReadOnlyList<SyntaxNode> Members(TypeSystemNode node) => node switch
    {
        SchemaNode schema => schema.OperationTypes,
        ObjectTypeNode objectType => objectType.Fields,
        InterfaceTypeNode interfaceType => interfaceType.Fields,
        EnumTypeNode enumType => enumType.Values,
        InputObjectTypeNode inputObject => inputObject.Fields,
        ScalarTypeNode or UnionTypeNode => [],
        _ => throw UnknownNode.Of(node),
    };
}
