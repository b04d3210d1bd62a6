using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <content>Executable definitions (sections 2.3 to 2.8, 2.10 and 2.12).</content>
internal ref partial struct Parser
{
    private OperationDefinitionNode ParseOperationDefinition(
        SourceLocation location, StringValueNode? description, OperationType operation)
    {
        _lexer.Advance();
        var name = _lexer.Kind == TokenKind.Name ? ParseName() : null;
        var variables = ParseVariablesDefinition();
        var directives = ParseDirectives(isConst: false);
        return new OperationDefinitionNode(location, description, operation, name, variables, directives, ParseSelectionSet());
    }

    private FragmentDefinitionNode ParseFragmentDefinition(SourceLocation location, StringValueNode? description)
    {
        _lexer.Advance();
        if (IsKeyword("on"u8))
        {
            throw Expected("the fragment's name, which cannot be \"on\"");
        }

        var name = ParseName();
        if (!SkipKeyword("on"u8))
        {
            throw Expected("\"on\"");
        }

        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        return new FragmentDefinitionNode(location, description, name, typeCondition, directives, ParseSelectionSet());
    }

    private VariableDefinitionNode[] ParseVariablesDefinition()
    {
        if (!Skip(TokenKind.ParenLeft))
        {
            return [];
        }

        var variables = new List<VariableDefinitionNode>();
        do
        {
            variables.Add(ParseVariableDefinition());
        }
        while (!Skip(TokenKind.ParenRight));

        return variables.ToArray();
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var location = _lexer.Location;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = ParseDefaultValue();
        return new VariableDefinitionNode(location, description, variable, type, defaultValue, ParseDirectives(isConst: true));
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var location = _lexer.Location;
        EnterLevel();
        Expect(TokenKind.BraceLeft);
        var selections = new List<SelectionNode>();
        do
        {
            selections.Add(ParseSelection());
        }
        while (!Skip(TokenKind.BraceRight));

        _depth--;
        return new SelectionSetNode(location, selections.ToArray());
    }

    private SelectionNode ParseSelection() => _lexer.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    private FieldNode ParseField()
    {
        var location = _lexer.Location;
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = _lexer.Kind == TokenKind.BraceLeft ? ParseSelectionSet() : null;
        return new FieldNode(location, alias, name, arguments, directives, selectionSet);
    }

    /// <summary>A fragment spread or an inline fragment.</summary>
    private SelectionNode ParseFragment()
    {
        var location = _lexer.Location;
        _lexer.Advance();
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && _lexer.Kind == TokenKind.Name)
        {
            var name = ParseName();
            return new FragmentSpreadNode(location, name, ParseDirectives(isConst: false));
        }

        var typeCondition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        return new InlineFragmentNode(location, typeCondition, directives, ParseSelectionSet());
    }

    private ArgumentNode[] ParseArguments(bool isConst)
    {
        if (!Skip(TokenKind.ParenLeft))
        {
            return [];
        }

        var arguments = new List<ArgumentNode>();
        do
        {
            var location = _lexer.Location;
            var name = ParseName();
            Expect(TokenKind.Colon);
            arguments.Add(new ArgumentNode(location, name, ParseValue(isConst)));
        }
        while (!Skip(TokenKind.ParenRight));

        return arguments.ToArray();
    }

    private DirectiveNode[] ParseDirectives(bool isConst)
    {
        if (_lexer.Kind != TokenKind.At)
        {
            return [];
        }

        var directives = new List<DirectiveNode>();
        do
        {
            var location = _lexer.Location;
            _lexer.Advance();
            var name = ParseName();
            directives.Add(new DirectiveNode(location, name, ParseArguments(isConst)));
        }
        while (_lexer.Kind == TokenKind.At);

        return directives.ToArray();
    }
}
