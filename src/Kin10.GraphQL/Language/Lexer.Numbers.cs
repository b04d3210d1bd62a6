namespace Kin10.GraphQL.Language;

/// <content>Numbers (sections 2.9.1 and 2.9.2).</content>
internal ref partial struct Lexer
{
    private void ReadNumber()
    {
        Kind = TokenKind.Int;
        if (_source[_position] == '-')
        {
            _position++;
        }

        if (PeekAt(_position) == '0')
        {
            _position++;
            if (IsDigit(PeekAt(_position)))
            {
                SyntaxErrors.Throw(
                    LocationOf(_position),
                    $"Invalid number: unexpected digit {DescribeCharacter(_position)} after 0. Numbers have no leading zeros.");
            }
        }
        else
        {
            ReadDigits();
        }

        if (PeekAt(_position) == '.')
        {
            Kind = TokenKind.Float;
            _position++;
            ReadDigits();
        }

        if (PeekAt(_position) is (byte)'e' or (byte)'E')
        {
            Kind = TokenKind.Float;
            _position++;
            if (PeekAt(_position) is (byte)'+' or (byte)'-')
            {
                _position++;
            }

            ReadDigits();
        }

        // A number may not touch what could be read as its continuation.
        var next = PeekAt(_position);
        if (next == '.' || IsNameStart(next))
        {
            SyntaxErrors.Throw(
                LocationOf(_position),
                $"Invalid number: expected its end, found {DescribeCharacter(_position)}. A space must follow a number.");
        }
    }

    private void ReadDigits()
    {
        if (!IsDigit(PeekAt(_position)))
        {
            SyntaxErrors.Throw(LocationOf(_position), $"Invalid number: expected a digit, found {DescribeCharacter(_position)}.");
        }

        while (IsDigit(PeekAt(_position)))
        {
            _position++;
        }
    }
}
