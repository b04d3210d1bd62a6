using System.Text;

namespace Kin10.GraphQL.Language;

/// <content>Strings and block strings (section 2.9.4).</content>
internal ref partial struct Lexer
{
    private void ReadString()
    {
        var rest = _source[_position..];
        if (rest.StartsWith("\"\"\""u8))
        {
            ReadBlockString();
            return;
        }

        Kind = TokenKind.String;
        _position++;
        var start = _position;
        SkipStringText();
        if (_source[_position] == '"')
        {
            StringValue = Encoding.UTF8.GetString(_source[start.._position]);
            _position++;
        }
        else
        {
            ReadStringWithEscapes(start);
        }
    }

    private void ReadStringWithEscapes(int start)
    {
        var value = new StringBuilder();
        while (true)
        {
            AppendText(value, _source[start.._position]);
            if (_source[_position] == '"')
            {
                _position++;
                StringValue = value.ToString();
                return;
            }

            ReadEscape(value);
            start = _position;
            SkipStringText();
        }
    }

    /// <summary>Passes over plain text up to the closing quote or an escape.</summary>
    private void SkipStringText()
    {
        var length = _source[_position..].IndexOfAny("\"\\\n\r"u8);
        var end = length < 0 ? _source.Length : _position + length;
        SkipText(end);
        if (end == _source.Length || _source[end] is (byte)'\n' or (byte)'\r')
        {
            SyntaxErrors.Throw(LocationOf(end), "Unterminated string: expected \" before the end of the line.");
        }
    }

    private void ReadEscape(StringBuilder value)
    {
        var escaped = PeekAt(_position + 1) switch
        {
            (byte)'"' => '"',
            (byte)'\\' => '\\',
            (byte)'/' => '/',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'u' => 'u',
            _ => throw InvalidEscape(),
        };
        if (escaped == 'u')
        {
            ReadUnicodeEscape(value);
            return;
        }

        value.Append(escaped);
        _position += 2;
    }

    private void ReadUnicodeEscape(StringBuilder value)
    {
        var isBraced = PeekAt(_position + 2) == '{';
        var code = isBraced ? ReadBracedHex(_position + 3, out var end) : ReadFourHex(_position, out end);
        if (!isBraced && code is >= 0xD800 and <= 0xDBFF)
        {
            // A leading surrogate counts together with the trailing one that must follow it.
            var trailing = ReadFourHex(end, out var endOfPair);
            if (trailing is >= 0xDC00 and <= 0xDFFF)
            {
                code = 0x10000 + ((code - 0xD800) << 10) + (trailing - 0xDC00);
                end = endOfPair;
            }
        }

        if (!Rune.TryCreate(code, out var rune))
        {
            SyntaxErrors.Throw(
                LocationOf(_position),
                $"Invalid Unicode escape {DescribeEscape(end)}: expected four hexadecimal digits, or digits in braces, "
                + "of a Unicode scalar value.");
        }

        AppendRune(value, rune);
        _position = end;
    }

    /// <summary>The code of an escape <c>\uXXXX</c> that starts at a position, or -1.</summary>
    private readonly int ReadFourHex(int position, out int end)
    {
        end = Math.Min(position + 6, _source.Length);
        if (PeekAt(position) != '\\' || PeekAt(position + 1) != 'u')
        {
            return -1;
        }

        var code = 0;
        for (var digit = position + 2; digit < position + 6; digit++)
        {
            var value = HexValue(PeekAt(digit));
            if (value < 0)
            {
                end = digit;
                return -1;
            }

            code = (code << 4) | value;
        }

        return code;
    }

    /// <summary>The code of digits up to a closing brace, or -1; beyond the last code point some number that is none.</summary>
    private readonly int ReadBracedHex(int position, out int end)
    {
        var code = 0;
        var digits = position;
        int value;
        while ((value = HexValue(PeekAt(digits))) >= 0)
        {
            code = Math.Min((code << 4) | value, 0x110000);
            digits++;
        }

        var isClosed = PeekAt(digits) == '}';
        end = isClosed ? digits + 1 : digits;
        return isClosed && digits > position ? code : -1;
    }

    private static int HexValue(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    private readonly string DescribeEscape(int end) => Encoding.UTF8.GetString(_source[_position..Math.Min(end, _position + 20)]);

    private readonly Errors.GraphQLException InvalidEscape() => SyntaxErrors.Create(
        LocationOf(_position),
        $"Invalid escape: \\ followed by {DescribeCharacter(_position + 1)}. Escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u.");

    private void ReadBlockString()
    {
        Kind = TokenKind.BlockString;
        _position += 3;
        var raw = new StringBuilder();
        while (true)
        {
            var start = _position;
            var length = _source[_position..].IndexOfAny("\"\\\n\r"u8);
            SkipText(length < 0 ? _source.Length : _position + length);
            AppendText(raw, _source[start.._position]);
            if (_position == _source.Length)
            {
                SyntaxErrors.Throw(LocationOf(_position), "Unterminated block string: expected \"\"\" before the end of the document.");
            }

            var rest = _source[_position..];
            if (rest.StartsWith("\"\"\""u8))
            {
                _position += 3;
                StringValue = BlockString.BlockStringValue(raw.ToString());
                return;
            }

            if (rest.StartsWith("\\\"\"\""u8))
            {
                raw.Append("\"\"\"");
                _position += 4;
            }
            else if (rest[0] is (byte)'\n' or (byte)'\r')
            {
                raw.Append('\n');
                SkipLineTerminator();
            }
            else
            {
                raw.Append((char)rest[0]);
                _position++;
            }
        }
    }

    private static void AppendText(StringBuilder value, ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty)
        {
            value.Append(Encoding.UTF8.GetString(text));
        }
    }

    private static void AppendRune(StringBuilder value, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        value.Append(units[..rune.EncodeToUtf16(units)]);
    }
}
