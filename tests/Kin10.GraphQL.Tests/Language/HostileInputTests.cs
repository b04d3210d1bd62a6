using System.Text;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Tests.Language;

public sealed class HostileInputTests
{
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Parse_DocumentCutAtEveryByte_ParsesOrIsRefused(string source)
    {
        var utf8 = Encoding.UTF8.GetBytes(source);
        Assert.True(IsParsed(utf8));
        for (var end = 0; end < utf8.Length; end++)
        {
            IsParsed(utf8.AsSpan(0, end));
            IsParsed(utf8.AsSpan(end));
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Parse_OneByteChanged_ParsesOrIsRefused(string source)
    {
        var utf8 = Encoding.UTF8.GetBytes(source);
        foreach (var other in "\0\n \"\\{}[]()!$&|:=@.#-0a\u007f"u8.ToArray().Concat(new byte[] { 0x80, 0xC3, 0xED, 0xEF, 0xF0, 0xFF }))
        {
            for (var i = 0; i < utf8.Length; i++)
            {
                var kept = utf8[i];
                utf8[i] = other;
                IsParsed(utf8);
                utf8[i] = kept;
            }
        }
    }

    [Fact]
    public void Parse_RandomBytes_ParsesOrIsRefused()
    {
        var random = new Random(20250903);
        var alphabet = "{}[]()!$&|:=@.#\"\\ \n\r,-019.eEaou_ntype"u8.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(40)];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = random.Next(8) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            IsParsed(bytes);
        }
    }

    [Fact]
    public void Parse_RandomTokens_ParsesOrIsRefused()
    {
        var random = new Random(1);
        string[] tokens =
        [
            "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "a", "on", "query", "fragment", "type", "input", "enum",
            "interface", "union", "scalar", "schema", "directive", "extend", "implements", "repeatable", "FIELD", "true", "null", "1",
            "1.5",
            "\"s\"", "\"\"\"b\"\"\"",
        ];
        var parsed = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => tokens[random.Next(tokens.Length)]));
            parsed += IsParsed(Encoding.UTF8.GetBytes(text)) ? 1 : 0;
        }

        Assert.InRange(parsed, 1, 50_000);
    }

    [Theory]
    [InlineData("{a", "{a")]
    [InlineData("{a(b:", "[")]
    [InlineData("{a(b:", "{c:")]
    [InlineData("query($a:", "[")]
    [InlineData("query($a:A=", "[")]
    [InlineData("{a", "{...on T")]
    [InlineData("type A {b:", "[")]
    [InlineData("type A {b(c:D={", "e:{")]
    public void Parse_DeepNesting_IsRefusedAtTheLimit(string start, string repeated)
    {
        var error = Refusal.Of(start + string.Concat(Enumerable.Repeat(repeated, 100_000 / repeated.Length)), ParserLimits.Schema);

        Assert.Equal(ErrorCodes.GraphQLValidationFailed, error.Code);
        Assert.Equal("The document is nested more than 200 levels deep, which is the limit.", error.Message);
    }

    [Fact]
    public void Parse_DeepestLimit_NeedsNoMoreStackThanThereIs()
    {
        var limits = ParserLimits.Schema with { MaxDepth = ParserLimits.GreatestDepth };
        var source = "{a(b:" + new string('[', 999) + new string(']', 999) + ")" + Nested(999) + "}";

        var document = GraphQLParser.Parse(source, limits);

        var printed = GraphQLPrinter.Print(document);
        Assert.Equal(printed, GraphQLPrinter.Print(GraphQLParser.Parse(printed, limits)));

        static string Nested(int levels) => string.Concat(Enumerable.Repeat("{a", levels)) + new string('}', levels);
    }

    [Fact]
    public void Parse_LongLineOfStrings_FindsColumns()
    {
        var source = "{a(b:[" + string.Concat(Enumerable.Repeat("\"\u00e9\U0001F600\" ", 60_000)) + "%";

        var error = Refusal.Of(source, ParserLimits.Schema);

        Assert.Equal([new SourceLocation(1, source.Length)], error.Locations);
    }

    private static bool IsParsed(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return GraphQLParser.Parse(utf8).Definitions.Count > 0;
        }
        catch (GraphQLException refusal)
        {
            var location = Assert.Single(Assert.Single(refusal.Errors).Locations);
            Assert.True(location is { Line: > 0, Column: > 0 });
            return false;
        }
    }
}
