namespace Kin10.GraphQL.Language;

/// <content>Type references (section 2.11).</content>
internal ref partial struct Parser
{
    private TypeNode ParseType()
    {
        var location = _lexer.Location;
        var type = _lexer.Kind == TokenKind.BracketLeft ? ParseListType() : (TypeNode)ParseNamedType();
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(location, type) : type;
    }

    private ListTypeNode ParseListType()
    {
        var location = _lexer.Location;
        EnterLevel();
        _lexer.Advance();
        var itemType = ParseType();
        Expect(TokenKind.BracketRight);
        _depth--;
        return new ListTypeNode(location, itemType);
    }

    private NamedTypeNode ParseNamedType()
    {
        var location = _lexer.Location;
        return new NamedTypeNode(location, TakeName());
    }
}
