using System.Text;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Theory]
    [InlineData("!", TokenKind.Bang)]
    [InlineData("$", TokenKind.Dollar)]
    [InlineData("&", TokenKind.Ampersand)]
    [InlineData("(", TokenKind.ParenLeft)]
    [InlineData(")", TokenKind.ParenRight)]
    [InlineData("...", TokenKind.Spread)]
    [InlineData(":", TokenKind.Colon)]
    [InlineData("=", TokenKind.EqualsSign)]
    [InlineData("@", TokenKind.At)]
    [InlineData("[", TokenKind.BracketLeft)]
    [InlineData("]", TokenKind.BracketRight)]
    [InlineData("{", TokenKind.BraceLeft)]
    [InlineData("|", TokenKind.Pipe)]
    [InlineData("}", TokenKind.BraceRight)]
    [InlineData("_aZ9", TokenKind.Name)]
    [InlineData("0", TokenKind.Int)]
    [InlineData("-0", TokenKind.Int)]
    [InlineData("-1234567890123456789012345678901234567890", TokenKind.Int)]
    [InlineData("0.0", TokenKind.Float)]
    [InlineData("1e5", TokenKind.Float)]
    [InlineData("1E+5", TokenKind.Float)]
    [InlineData("-1.50e-09", TokenKind.Float)]
    [InlineData("\"\"", TokenKind.String)]
    [InlineData("\"\"\"\"\"\"", TokenKind.BlockString)]
    public void Advance_OneToken_GivesKindAndText(string source, object kind)
    {
        var lexer = new Lexer(Encoding.UTF8.GetBytes(source), maxTokens: 1);
        lexer.Advance();

        Assert.Equal(kind, lexer.Kind);
        Assert.Equal(source, Encoding.UTF8.GetString(lexer.Text));
        Assert.Equal(new SourceLocation(1, 1), lexer.Location);
        lexer.Advance();
        Assert.Equal(TokenKind.EndOfDocument, lexer.Kind);
        Assert.Equal(new SourceLocation(1, source.Length + 1), lexer.Location);
    }

    [Theory]
    [InlineData("\uFEFFx", 1, 2)]
    [InlineData(" \t,,x", 1, 5)]
    [InlineData("#c\nx", 2, 1)]
    [InlineData("\n\n x", 3, 2)]
    [InlineData("\r\n\r\n x", 3, 2)]
    [InlineData("\r\r x", 3, 2)]
    [InlineData("\n\r x", 3, 2)]
    [InlineData("#\u00e9\u20ac\U0001F600\r\n x", 2, 2)]
    [InlineData("\"\u00e9\"x", 1, 4)]
    [InlineData("\"\u20ac\"x", 1, 4)]
    [InlineData("\"\U0001F600\"x", 1, 5)]
    [InlineData("\"\\u{1F600}\"x", 1, 12)]
    [InlineData("\"\"\"a\r\n\U0001F600\n b\"\"\"x", 3, 6)]
    public void Advance_AfterIgnoredAndStrings_GivesLocationInUtf16Units(string source, int line, int column)
    {
        var lexer = new Lexer(Encoding.UTF8.GetBytes(source), maxTokens: 10);
        do
        {
            lexer.Advance();
        }
        while (lexer.Kind is not (TokenKind.Name or TokenKind.EndOfDocument));

        Assert.Equal(TokenKind.Name, lexer.Kind);
        Assert.Equal(new SourceLocation(line, column), lexer.Location);
    }

    [Theory]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"#not a comment, {\"", "#not a comment, {")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"a\\u00e9b\"", "a\u00e9b")]
    [InlineData("\"\\u00E9\\u20aC\"", "\u00e9\u20ac")]
    [InlineData("\"\\uD83D\\uDE00!\"", "\U0001F600!")]
    [InlineData("\"\\u{1f600}\\u{0}\\u{0000000041}\\u{10FFFF}\"", "\U0001F600\0A\U0010FFFF")]
    [InlineData("\"\U0001F600 \\\" \u00e9\"", "\U0001F600 \" \u00e9")]
    [InlineData("\"\u0001\u007f\"", "\u0001\u007f")]
    public void Advance_String_ResolvesEscapes(string source, string value) => Assert.Equal(value, ReadString(source));

    [Theory]
    [InlineData("\"\"\"a\"\"\"", "a")]
    [InlineData("\"\"\"  a \"\"\"", "  a ")]
    [InlineData("\"\"\" \n \r\n\"\"\"", "")]
    [InlineData("\"\"\"\n    a\n      b\n\n    c\n  \"\"\"", "a\n  b\n\nc")]
    [InlineData("\"\"\"a\r\n  b\r  c\"\"\"", "a\nb\nc")]
    [InlineData("\"\"\" \"q\" \\u00e9 \\\"\"\" \\ \"\"\"", " \"q\" \\u00e9 \"\"\" \\ ")]
    [InlineData("\"\"\"\n\n\ta\n\t\tb\n\n\"\"\"", "a\n\tb")]
    [InlineData("\"\"\"\n    a\n  \n      \nb\"\"\"", "    a\n  \n      \nb")]
    [InlineData("\"\"\"\u00e9\n  \U0001F600\"\"\"", "\u00e9\n\U0001F600")]
    public void Advance_BlockString_RemovesCommonIndentation(string source, string value) => Assert.Equal(value, ReadString(source));

    [Theory]
    [InlineData("{ \u00e9 }", "1:3 Unexpected character U+00E9.")]
    [InlineData("{ ? }", "1:3 Unexpected character \"?\".")]
    [InlineData("{\n \u0007 }", "2:2 Unexpected character U+0007.")]
    [InlineData("{ \u00a0 }", "1:3 Unexpected character U+00A0.")]
    [InlineData("{ a(b: 'c') }", "1:8 Unexpected character \"'\". Strings are written between double quotes (\").")]
    [InlineData("{ ..a }", "1:3 Unexpected character \".\". A spread is written with three dots (...).")]
    [InlineData("{ a(b: 00) }", "1:9 Invalid number: unexpected digit \"0\" after 0. Numbers have no leading zeros.")]
    [InlineData("{ a(b: -01) }", "1:10 Invalid number: unexpected digit \"1\" after 0. Numbers have no leading zeros.")]
    [InlineData("{ a(b: -) }", "1:9 Invalid number: expected a digit, found \")\".")]
    [InlineData("{ a(b: 1.) }", "1:10 Invalid number: expected a digit, found \")\".")]
    [InlineData("{ a(b: 1e) }", "1:10 Invalid number: expected a digit, found \")\".")]
    [InlineData("{ a(b: 1e+", "1:11 Invalid number: expected a digit, found end of document.")]
    [InlineData("{ a(b: .5) }", "1:8 Unexpected character \".\". A spread is written with three dots (...).")]
    [InlineData("{ a(b: +5) }", "1:8 Unexpected character \"+\".")]
    [InlineData("{ a(b: 1a) }", "1:9 Invalid number: expected its end, found \"a\". A space must follow a number.")]
    [InlineData("{ a(b: 1_) }", "1:9 Invalid number: expected its end, found \"_\". A space must follow a number.")]
    [InlineData("{ a(b: 0x1) }", "1:9 Invalid number: expected its end, found \"x\". A space must follow a number.")]
    [InlineData("{ a(b: 1.2.3) }", "1:11 Invalid number: expected its end, found \".\". A space must follow a number.")]
    [InlineData("{ a(b: 1...) }", "1:10 Invalid number: expected a digit, found \".\".")]
    [InlineData("{ a(b: \"", "1:9 Unterminated string: expected \" before the end of the line.")]
    [InlineData("{ a(b: \"x\n\")", "1:10 Unterminated string: expected \" before the end of the line.")]
    [InlineData("{ a(b: \"\u00e9\U0001F600\r\")", "1:12 Unterminated string: expected \" before the end of the line.")]
    [InlineData(
        "{ a(b: \"x\\", "1:10 Invalid escape: \\ followed by end of document. Escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u.")]
    [InlineData("{ a(b: \"\\x\")", "1:9 Invalid escape: \\ followed by \"x\". Escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u.")]
    [InlineData("{ a(b: \"\"\"x\n", "2:1 Unterminated block string: expected \"\"\" before the end of the document.")]
    [InlineData("{ a(b: \"\"\"\"\"", "1:13 Unterminated block string: expected \"\"\" before the end of the document.")]
    public void Advance_NoToken_SaysWhatAndWhere(string source, string expected) => Refusal.AssertSyntaxError(expected, source);

    [Theory]
    [InlineData("\\u12")]
    [InlineData("\\u12G4")]
    [InlineData("\\u")]
    [InlineData("\\uD83D")]
    [InlineData("\\uD83Dx")]
    [InlineData("\\uD83D\\n")]
    [InlineData("\\uD83D\\uD83D")]
    [InlineData("\\uD83D\\u{DE00}")]
    [InlineData("\\uDE00")]
    [InlineData("\\u{D83D}\\u{DE00}")]
    [InlineData("\\u{}")]
    [InlineData("\\u{110000}")]
    [InlineData("\\u{FFFFFFFFFFFFFFFFFFFFFF}")]
    [InlineData("\\u{12")]
    [InlineData("\\u{1 2}")]
    public void Advance_WrongUnicodeEscape_IsRefusedAtTheEscape(string escape)
    {
        var error = Refusal.Of("{ a(b: \"\u00e9" + escape + "\") }");

        Assert.StartsWith("Invalid Unicode escape \\u", error.Message, StringComparison.Ordinal);
        Assert.Equal([new SourceLocation(1, 10)], error.Locations);
    }

    [Theory]
    [InlineData("{ a # ", 7)]
    [InlineData("{ a(b: \"x", 10)]
    [InlineData("{ a(b: \"\"\"x", 12)]
    public void Advance_InvalidUtf8InText_IsRefusedAtItsPlace(string before, int column)
    {
        foreach (var wrong in new byte[][] { [0xFF], [0xC3], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82] })
        {
            var error = Refusal.Of([.. Encoding.UTF8.GetBytes(before), .. wrong, .. "\"\"\" }"u8]);

            Assert.Equal($"The document is not valid UTF-8: unexpected byte 0x{wrong[0]:X2}.", error.Message);
            Assert.Equal([new SourceLocation(1, column)], error.Locations);
        }
    }

    [Fact]
    public void Advance_InvalidUtf8BetweenTokens_IsRefusedAtItsPlace()
    {
        var error = Refusal.Of([.. "{ a\n  "u8, 0xC3, .. " }"u8]);

        Assert.Equal("Unexpected character byte 0xC3, which is not valid UTF-8.", error.Message);
        Assert.Equal([new SourceLocation(2, 3)], error.Locations);
    }

    private static string ReadString(string source)
    {
        var lexer = new Lexer(Encoding.UTF8.GetBytes(source), maxTokens: 1);
        lexer.Advance();
        var value = lexer.StringValue;
        lexer.Advance();
        Assert.Equal(TokenKind.EndOfDocument, lexer.Kind);
        return value;
    }
}
