using System.Text;
using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <content>Values (section 2.9).</content>
internal ref partial struct Parser
{
    private ValueNode ParseValue(bool isConst)
    {
        var location = _lexer.Location;
        switch (_lexer.Kind)
        {
            case TokenKind.Dollar:
                var variable = ParseVariable();
                if (isConst)
                {
                    SyntaxErrors.Throw(location, $"Unexpected variable ${variable.Name} in a constant value.");
                }

                return variable;
            case TokenKind.Int:
                return new IntValueNode(location, TakeNumber());
            case TokenKind.Float:
                return new FloatValueNode(location, TakeNumber());
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringValue();
            case TokenKind.Name:
                return ParseNameValue(location);
            case TokenKind.BracketLeft:
                return ParseListValue(isConst);
            case TokenKind.BraceLeft:
                return ParseObjectValue(isConst);
            default:
                throw Expected("a value");
        }
    }

    private ValueNode ParseNameValue(SourceLocation location) => TakeName() switch
    {
        "true" => new BooleanValueNode(location, true),
        "false" => new BooleanValueNode(location, false),
        "null" => new NullValueNode(location),
        var name => new EnumValueNode(location, name),
    };

    private VariableNode ParseVariable()
    {
        var location = _lexer.Location;
        Expect(TokenKind.Dollar);
        return new VariableNode(location, TakeName());
    }

    private StringValueNode ParseStringValue()
    {
        var value = new StringValueNode(_lexer.Location, _lexer.StringValue, _lexer.Kind == TokenKind.BlockString);
        _lexer.Advance();
        return value;
    }

    private ListValueNode ParseListValue(bool isConst)
    {
        var location = _lexer.Location;
        EnterLevel();
        _lexer.Advance();
        var values = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
        {
            values.Add(ParseValue(isConst));
        }

        _depth--;
        return new ListValueNode(location, values.ToArray());
    }

    private ObjectValueNode ParseObjectValue(bool isConst)
    {
        var location = _lexer.Location;
        EnterLevel();
        _lexer.Advance();
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
        {
            var fieldLocation = _lexer.Location;
            var name = ParseName();
            Expect(TokenKind.Colon);
            fields.Add(new ObjectFieldNode(fieldLocation, name, ParseValue(isConst)));
        }

        _depth--;
        return new ObjectValueNode(location, fields.ToArray());
    }

    private ValueNode? ParseDefaultValue() => Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;

    private string TakeNumber()
    {
        var text = Encoding.ASCII.GetString(_lexer.Text);
        _lexer.Advance();
        return text;
    }
}
