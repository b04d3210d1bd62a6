using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>
/// Reads one document (appendix B). Methods are named after the productions of the grammar; each starts at the current token and
/// leaves the lexer at the first token after what it has read.
/// </summary>
internal ref partial struct Parser
{
    private readonly NameTable _names;
    private readonly int _maxDepth;
    private Lexer _lexer;
    private int _depth;

    public Parser(ReadOnlySpan<byte> source, ParserLimits limits)
    {
        _names = NameTable.Create();
        _maxDepth = limits.MaxDepth;
        _lexer = new Lexer(source, limits.MaxTokens);
        _lexer.Advance();
    }

    public DocumentNode ParseDocument()
    {
        var location = _lexer.Location;
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(ParseDefinition());
        }
        while (_lexer.Kind != TokenKind.EndOfDocument);

        return new DocumentNode(location, definitions.ToArray());
    }

    public ValueNode ParseWholeValue()
    {
        var value = ParseValue(isConst: false);
        Expect(TokenKind.EndOfDocument);
        return value;
    }

    public TypeNode ParseWholeType()
    {
        var type = ParseType();
        Expect(TokenKind.EndOfDocument);
        return type;
    }

    private DefinitionNode ParseDefinition()
    {
        var location = _lexer.Location;
        if (_lexer.Kind == TokenKind.BraceLeft)
        {
            return new OperationDefinitionNode(location, null, OperationType.Query, null, [], [], ParseSelectionSet());
        }

        var description = ParseDescription();
        if (_lexer.Kind == TokenKind.Name)
        {
            var keyword = _lexer.Text;
            switch (keyword)
            {
                case var _ when keyword.SequenceEqual("query"u8):
                    return ParseOperationDefinition(location, description, OperationType.Query);
                case var _ when keyword.SequenceEqual("mutation"u8):
                    return ParseOperationDefinition(location, description, OperationType.Mutation);
                case var _ when keyword.SequenceEqual("subscription"u8):
                    return ParseOperationDefinition(location, description, OperationType.Subscription);
                case var _ when keyword.SequenceEqual("fragment"u8):
                    return ParseFragmentDefinition(location, description);
                case var _ when keyword.SequenceEqual("extend"u8) && description is null:
                    _lexer.Advance();
                    return ParseTypeSystemDefinition(location, null, isExtension: true);
            }
        }

        return ParseTypeSystemDefinition(location, description, isExtension: false);
    }

    private StringValueNode? ParseDescription() =>
        _lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseStringValue() : null;

    private NameNode ParseName()
    {
        var location = _lexer.Location;
        return new NameNode(location, TakeName());
    }

    /// <summary>The text of the name that must come here; moves on.</summary>
    private string TakeName()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            throw Expected("Name");
        }

        var name = _names.Get(_lexer.Text);
        _lexer.Advance();
        return name;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
        {
            throw Expected(kind.Describe());
        }
    }

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }

        if (kind != TokenKind.EndOfDocument)
        {
            _lexer.Advance();
        }

        return true;
    }

    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword) => _lexer.Kind == TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    /// <summary>Goes one level deeper; every call is matched by a decrement of <see cref="_depth"/>.</summary>
    private void EnterLevel()
    {
        if (++_depth > _maxDepth)
        {
            SyntaxErrors.ThrowLimit(_lexer.Location, $"The document is nested more than {_maxDepth} levels deep, which is the limit.");
        }
    }

    private readonly GraphQLException Expected(string expected) =>
        SyntaxErrors.Create(_lexer.Location, $"Expected {expected}, found {_lexer.Describe()}.");
}
