using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <content>Definitions and extensions of types (sections 3.5 to 3.10).</content>
internal ref partial struct Parser
{
    private ScalarTypeNode ParseScalarType(SourceLocation location, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        CheckExtension(isExtension, directives.Length > 0, "@");
        return new ScalarTypeNode(location, isExtension, description, name, directives);
    }

    private ObjectTypeNode ParseObjectType(SourceLocation location, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        CheckExtension(isExtension, interfaces.Length + directives.Length + fields.Length > 0, "implements, @ or {");
        return new ObjectTypeNode(location, isExtension, description, name, interfaces, directives, fields);
    }

    private InterfaceTypeNode ParseInterfaceType(SourceLocation location, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        CheckExtension(isExtension, interfaces.Length + directives.Length + fields.Length > 0, "implements, @ or {");
        return new InterfaceTypeNode(location, isExtension, description, name, interfaces, directives, fields);
    }

    private NamedTypeNode[] ParseImplementsInterfaces()
    {
        if (!SkipKeyword("implements"u8))
        {
            return [];
        }

        return ParseNamedTypes(TokenKind.Ampersand);
    }

    private UnionTypeNode ParseUnionType(SourceLocation location, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        NamedTypeNode[] types = Skip(TokenKind.EqualsSign) ? ParseNamedTypes(TokenKind.Pipe) : [];
        CheckExtension(isExtension, directives.Length + types.Length > 0, "@ or =");
        return new UnionTypeNode(location, isExtension, description, name, directives, types);
    }

    private NamedTypeNode[] ParseNamedTypes(TokenKind separator)
    {
        Skip(separator);
        var types = new List<NamedTypeNode>();
        do
        {
            types.Add(ParseNamedType());
        }
        while (Skip(separator));

        return types.ToArray();
    }

    private EnumTypeNode ParseEnumType(SourceLocation location, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValuesDefinition();
        CheckExtension(isExtension, directives.Length + values.Length > 0, "@ or {");
        return new EnumTypeNode(location, isExtension, description, name, directives, values);
    }

    private EnumValueDefinitionNode[] ParseEnumValuesDefinition()
    {
        if (!Skip(TokenKind.BraceLeft))
        {
            return [];
        }

        var values = new List<EnumValueDefinitionNode>();
        do
        {
            var location = _lexer.Location;
            var description = ParseDescription();
            if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
            {
                throw Expected("an enum value's name, which cannot be true, false or null");
            }

            var name = ParseName();
            values.Add(new EnumValueDefinitionNode(location, description, name, ParseDirectives(isConst: true)));
        }
        while (!Skip(TokenKind.BraceRight));

        return values.ToArray();
    }

    private InputObjectTypeNode ParseInputObjectType(SourceLocation location, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputValues(TokenKind.BraceLeft, TokenKind.BraceRight);
        CheckExtension(isExtension, directives.Length + fields.Length > 0, "@ or {");
        return new InputObjectTypeNode(location, isExtension, description, name, directives, fields);
    }
}
