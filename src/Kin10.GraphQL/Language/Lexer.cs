using System.Globalization;
using System.Text;
using Kin10.GraphQL.Errors;

namespace Kin10.GraphQL.Language;

/// <summary>
/// Cuts UTF-8 source text into tokens (section 2.1), one at a time. The current token's kind, place and text are valid until the
/// next call of <see cref="Advance"/>.
/// </summary>
internal ref partial struct Lexer
{
    private readonly ReadOnlySpan<byte> _source;
    private readonly int _maxTokens;
    private int _tokens;
    private int _start;
    private int _position;
    private int _line = 1;

    // The byte at which the line would start if every character before _position in it took as many bytes as UTF-16 units;
    // so that a column is a subtraction, however long the line.
    private int _lineStart;

    public Lexer(ReadOnlySpan<byte> source, int maxTokens)
    {
        _source = source;
        _maxTokens = maxTokens;
    }

    /// <summary>The kind of the current token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Where the current token starts.</summary>
    public SourceLocation Location { get; private set; }

    /// <summary>The current token as it is written.</summary>
    public readonly ReadOnlySpan<byte> Text => _source[_start.._position];

    /// <summary>The meaning of the current string or block string.</summary>
    public string StringValue { get; private set; } = "";

    /// <summary>Moves to the next token; at the end to <see cref="TokenKind.EndOfDocument"/>, again and again.</summary>
    /// <exception cref="Errors.GraphQLException">What follows is not a token, or one token too many.</exception>
    public void Advance()
    {
        SkipIgnored();
        _start = _position;
        Location = LocationOf(_position);
        if (_position == _source.Length)
        {
            Kind = TokenKind.EndOfDocument;
            return;
        }

        if (++_tokens > _maxTokens)
        {
            SyntaxErrors.ThrowLimit(Location, $"The document has more than {_maxTokens} tokens, which is the limit.");
        }

        var first = _source[_position];
        if (IsNameStart(first))
        {
            ReadName();
        }
        else
        {
            ReadPunctuator(first);
        }
    }

    /// <summary>The current token for a message: its kind, and its text where the kind does not say it.</summary>
    public readonly string Describe()
    {
        if (Kind is not (TokenKind.Name or TokenKind.Int or TokenKind.Float))
        {
            return Kind.Describe();
        }

        const int longest = 100;
        var text = Encoding.ASCII.GetString(Text[..Math.Min(Text.Length, longest + 1)]);
        return $"{Kind.Describe()} \"{Errors.MessageText.Abbreviate(text, longest)}\"";
    }

    private static bool IsNameStart(byte value) => (uint)((value | 0x20) - 'a') <= 'z' - 'a' || value == '_';

    private static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    private readonly SourceLocation LocationOf(int position) => new(_line, position - _lineStart + 1);

    /// <summary>The byte at that position, or 0 beyond the end.</summary>
    private readonly byte PeekAt(int position) => position < _source.Length ? _source[position] : (byte)0;

    private void SkipIgnored()
    {
        while (_position < _source.Length)
        {
            switch (_source[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    _position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    SkipLineTerminator();
                    break;
                case (byte)'#':
                    SkipComment();
                    break;
                case 0xEF when _source[_position..].StartsWith("\uFEFF"u8):
                    _position += 3;
                    _lineStart += 2;
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipLineTerminator()
    {
        var isPair = _source[_position] == '\r' && PeekAt(_position + 1) == '\n';
        _position += isPair ? 2 : 1;
        _line++;
        _lineStart = _position;
    }

    private void SkipComment()
    {
        var length = _source[_position..].IndexOfAny((byte)'\n', (byte)'\r');
        SkipText(length < 0 ? _source.Length : _position + length);
    }

    /// <summary>Passes over text within one line and checks that it is UTF-8.</summary>
    private void SkipText(int end)
    {
        if (Ascii.IsValid(_source[_position..end]))
        {
            _position = end;
            return;
        }

        while (_position < end)
        {
            if (Rune.DecodeFromUtf8(_source[_position..end], out var rune, out var bytes) != System.Buffers.OperationStatus.Done)
            {
                ThrowInvalidUtf8();
            }

            _position += bytes;
            _lineStart += bytes - rune.Utf16SequenceLength;
        }
    }

    private void ReadName()
    {
        var end = _position + 1;
        while (end < _source.Length && (IsNameStart(_source[end]) || IsDigit(_source[end])))
        {
            end++;
        }

        _position = end;
        Kind = TokenKind.Name;
    }

    private void ReadPunctuator(byte first)
    {
        switch (first)
        {
            case (byte)'"':
                ReadString();
                return;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                ReadNumber();
                return;
            case (byte)'.' when _source[_position..].StartsWith("..."u8):
                _position += 3;
                Kind = TokenKind.Spread;
                return;
        }

        Kind = first switch
        {
            (byte)'!' => TokenKind.Bang,
            (byte)'$' => TokenKind.Dollar,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'(' => TokenKind.ParenLeft,
            (byte)')' => TokenKind.ParenRight,
            (byte)':' => TokenKind.Colon,
            (byte)'=' => TokenKind.EqualsSign,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.BracketLeft,
            (byte)']' => TokenKind.BracketRight,
            (byte)'{' => TokenKind.BraceLeft,
            (byte)'|' => TokenKind.Pipe,
            (byte)'}' => TokenKind.BraceRight,
            _ => throw UnexpectedCharacter(),
        };
        _position++;
    }

    private readonly Errors.GraphQLException UnexpectedCharacter()
    {
        var hint = _source[_position] switch
        {
            (byte)'\'' => " Strings are written between double quotes (\").",
            (byte)'.' => " A spread is written with three dots (...).",
            _ => "",
        };
        return SyntaxErrors.Create(LocationOf(_position), $"Unexpected character {DescribeCharacter(_position)}.{hint}");
    }

    private readonly void ThrowInvalidUtf8() =>
        SyntaxErrors.Throw(LocationOf(_position), $"The document is not valid UTF-8: unexpected byte 0x{_source[_position]:X2}.");

    private readonly string DescribeCharacter(int position)
    {
        if (position >= _source.Length)
        {
            return "end of document";
        }

        if (Rune.DecodeFromUtf8(_source[position..], out var rune, out _) != System.Buffers.OperationStatus.Done)
        {
            return string.Create(CultureInfo.InvariantCulture, $"byte 0x{_source[position]:X2}, which is not valid UTF-8");
        }

        return rune.Value is >= ' ' and < 0x7F
            ? $"\"{rune}\""
            : string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
    }
}
