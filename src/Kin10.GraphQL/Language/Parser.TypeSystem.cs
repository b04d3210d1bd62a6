using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <content>The type system's definitions and extensions: schema, directives, and what types are made of (section 3).</content>
internal ref partial struct Parser
{
    private TypeSystemNode ParseTypeSystemDefinition(SourceLocation location, StringValueNode? description, bool isExtension)
    {
        if (_lexer.Kind == TokenKind.Name)
        {
            var keyword = _lexer.Text;
            switch (keyword)
            {
                case var _ when keyword.SequenceEqual("type"u8):
                    return ParseObjectType(location, description, isExtension);
                case var _ when keyword.SequenceEqual("input"u8):
                    return ParseInputObjectType(location, description, isExtension);
                case var _ when keyword.SequenceEqual("enum"u8):
                    return ParseEnumType(location, description, isExtension);
                case var _ when keyword.SequenceEqual("interface"u8):
                    return ParseInterfaceType(location, description, isExtension);
                case var _ when keyword.SequenceEqual("union"u8):
                    return ParseUnionType(location, description, isExtension);
                case var _ when keyword.SequenceEqual("scalar"u8):
                    return ParseScalarType(location, description, isExtension);
                case var _ when keyword.SequenceEqual("schema"u8):
                    return ParseSchema(location, description, isExtension);
                case var _ when keyword.SequenceEqual("directive"u8) && !isExtension:
                    return ParseDirectiveDefinition(location, description);
            }
        }

        throw Expected(isExtension ? "what is extended (schema, scalar, type, interface, union, enum or input)"
            : description is not null ? "a definition that can have a description (with a keyword, but not extend)"
            : "a definition (query, fragment, type, ...)");
    }

    private SchemaNode ParseSchema(SourceLocation location, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var directives = ParseDirectives(isConst: true);
        var operationTypes = new List<OperationTypeNode>();
        if (!isExtension || _lexer.Kind == TokenKind.BraceLeft)
        {
            Expect(TokenKind.BraceLeft);
            do
            {
                operationTypes.Add(ParseOperationType());
            }
            while (!Skip(TokenKind.BraceRight));
        }

        CheckExtension(isExtension, directives.Length > 0 || operationTypes.Count > 0, "@ or {");
        return new SchemaNode(location, isExtension, description, directives, operationTypes.ToArray());
    }

    private OperationTypeNode ParseOperationType()
    {
        var location = _lexer.Location;
        OperationType operation;
        if (SkipKeyword("query"u8))
        {
            operation = OperationType.Query;
        }
        else if (SkipKeyword("mutation"u8))
        {
            operation = OperationType.Mutation;
        }
        else if (SkipKeyword("subscription"u8))
        {
            operation = OperationType.Subscription;
        }
        else
        {
            throw Expected("query, mutation or subscription");
        }

        Expect(TokenKind.Colon);
        return new OperationTypeNode(location, operation, ParseNamedType());
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(SourceLocation location, StringValueNode? description)
    {
        _lexer.Advance();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
        var isRepeatable = SkipKeyword("repeatable"u8);
        if (!SkipKeyword("on"u8))
        {
            throw Expected(isRepeatable ? "\"on\"" : "\"on\" or \"repeatable\"");
        }

        Skip(TokenKind.Pipe);
        var locations = new List<NameNode>();
        do
        {
            if (_lexer.Kind == TokenKind.Name && !DirectiveLocations.IsKnown(_lexer.Text))
            {
                throw Expected("a directive location (FIELD, OBJECT, ...)");
            }

            locations.Add(ParseName());
        }
        while (Skip(TokenKind.Pipe));

        return new DirectiveDefinitionNode(location, description, name, arguments, isRepeatable, locations.ToArray());
    }

    private FieldDefinitionNode[] ParseFieldsDefinition()
    {
        if (!Skip(TokenKind.BraceLeft))
        {
            return [];
        }

        var fields = new List<FieldDefinitionNode>();
        do
        {
            var location = _lexer.Location;
            var description = ParseDescription();
            var name = ParseName();
            var arguments = ParseInputValues(TokenKind.ParenLeft, TokenKind.ParenRight);
            Expect(TokenKind.Colon);
            var type = ParseType();
            fields.Add(new FieldDefinitionNode(location, description, name, arguments, type, ParseDirectives(isConst: true)));
        }
        while (!Skip(TokenKind.BraceRight));

        return fields.ToArray();
    }

    /// <summary>Arguments in parentheses, or input fields in braces; none when the opening token is not there.</summary>
    private InputValueDefinitionNode[] ParseInputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
        {
            return [];
        }

        var values = new List<InputValueDefinitionNode>();
        do
        {
            var location = _lexer.Location;
            var description = ParseDescription();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var type = ParseType();
            var defaultValue = ParseDefaultValue();
            values.Add(new InputValueDefinitionNode(location, description, name, type, defaultValue, ParseDirectives(isConst: true)));
        }
        while (!Skip(close));

        return values.ToArray();
    }

    /// <summary>An extension must add something (section 3.4.3).</summary>
    private readonly void CheckExtension(bool isExtension, bool addsSomething, string expected)
    {
        if (isExtension && !addsSomething)
        {
            throw Expected($"what the extension adds ({expected})");
        }
    }
}
