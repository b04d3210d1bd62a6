using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("{a}", "{\n  a\n}")]
    [InlineData("query{a}", "{\n  a\n}")]
    [InlineData("query @d{a}", "query @d {\n  a\n}")]
    [InlineData("query($a:Int){a}", "query ($a: Int) {\n  a\n}")]
    [InlineData("query Q($a:Int=1@d$b:[B!]!)@d{a}", "query Q($a: Int = 1 @d, $b: [B!]!) @d {\n  a\n}")]
    [InlineData("\"x\"query{a}", "\"x\"\nquery {\n  a\n}")]
    [InlineData("query Q(\"x\"$a:Int $b:B){a}", "query Q(\n\"x\"\n$a: Int\n$b: B\n) {\n  a\n}")]
    [InlineData("mutation{a:b(c:1 d:$e)@f{g}}", "mutation {\n  a: b(c: 1, d: $e) @f {\n    g\n  }\n}")]
    [InlineData(
        "{...F@d ...on T@d{a}...@d{a}...{a}}", "{\n  ...F @d\n  ... on T @d {\n    a\n  }\n  ... @d {\n    a\n  }\n  ... {\n    a\n  }\n}")]
    [InlineData("\"x\"fragment F on T@d{a}", "\"x\"\nfragment F on T @d {\n  a\n}")]
    [InlineData("{a} {b}", "{\n  a\n}\n\n{\n  b\n}")]
    [InlineData(
        "{a(b:[1 1.5\"x\"true null E[]{}{c:1 d:{e:$f}}])}", "{\n  a(b: [1, 1.5, \"x\", true, null, E, [], {}, {c: 1, d: {e: $f}}])\n}")]
    [InlineData("schema@d{query:Q mutation:M}", "schema @d {\n  query: Q\n  mutation: M\n}")]
    [InlineData("type A implements B&C@d{e:F}", "type A implements B & C @d {\n  e: F\n}")]
    [InlineData("type A", "type A")]
    [InlineData("interface A{b(c:D=1@e f:G):H@i}", "interface A {\n  b(c: D = 1 @e, f: G): H @i\n}")]
    [InlineData("interface A{b(\"x\"c:D f:G):H}", "interface A {\n  b(\n    \"x\"\n    c: D\n    f: G\n  ): H\n}")]
    [InlineData("\"x\"union A@d=|B|C", "\"x\"\nunion A @d = B | C")]
    [InlineData("enum A{\"x\"B@d C}", "enum A {\n  \"x\"\n  B @d\n  C\n}")]
    [InlineData("input A{\"x\"b:C=1@d}", "input A {\n  \"x\"\n  b: C = 1 @d\n}")]
    [InlineData("directive@a(b:C)repeatable on|FIELD|OBJECT", "directive @a(b: C) repeatable on FIELD | OBJECT")]
    [InlineData("directive@a(\"x\"b:C)on FIELD", "directive @a(\n  \"x\"\n  b: C\n) on FIELD")]
    [InlineData("extend schema@d extend scalar A@d", "extend schema @d\n\nextend scalar A @d")]
    [InlineData("type A query{a}", "type A\n\nquery {\n  a\n}")]
    public void Print_Document_IsCanonical(string source, string printed)
    {
        Assert.Equal(printed, Print(source));
        Assert.Equal(printed, Print(printed));
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Print_ArgumentsBeyondEightyCharacters_TakeALineEach(int length, bool isBroken)
    {
        // 80 characters are: the name "field" with its two parentheses, and "a: , b: " with twice the value and four quotes.
        var value = $"\"{new string('x', length)}\"";
        var source = $"{{ field(a: {value}, b: \"{new string('y', 32)}\") }}";

        var expected = isBroken
            ? $"{{\n  field(\n    a: {value}\n    b: \"{new string('y', 32)}\"\n  )\n}}"
            : $"{{\n  field(a: {value}, b: \"{new string('y', 32)}\")\n}}";
        Assert.Equal(expected, Print(source));
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a\"b\\c/", "\"a\\\"b\\\\c/\"")]
    [InlineData("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"")]
    [InlineData("\0\u001f\u007f\u009f\u00a0", "\"\\u0000\\u001F\\u007F\\u009F\u00a0\"")]
    [InlineData("\u00e9\U0001F600", "\"\u00e9\U0001F600\"")]
    public void Print_String_EscapesWhatMustBe(string value, string printed)
    {
        Assert.Equal(printed, GraphQLPrinter.Print(new StringValueNode(SourceLocation.None, value, isBlock: false)));
        Assert.Equal(value, Assert.IsType<StringValueNode>(GraphQLParser.ParseValue(printed)).Value);
    }

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("a", "\"\"\"a\"\"\"")]
    [InlineData("  a", "\"\"\"  a\"\"\"")]
    [InlineData("a\nb", "\"\"\"\na\nb\n\"\"\"")]
    [InlineData("  a\nb", "\"\"\"\n  a\nb\n\"\"\"")]
    [InlineData("a\n  b", "\"\"\"\na\n  b\n\"\"\"")]
    [InlineData("a\"", "\"\"\"\na\"\n\"\"\"")]
    [InlineData("a\\", "\"\"\"\na\\\n\"\"\"")]
    [InlineData("a\"\"\"b", "\"\"\"a\\\"\"\"b\"\"\"")]
    [InlineData("a\"\"\"\"", "\"\"\"\na\\\"\"\"\"\n\"\"\"")]
    [InlineData("\\\"\"\"a", "\"\"\"\\\\\"\"\"a\"\"\"")]
    [InlineData("a\rb", "\"a\\rb\"")]
    [InlineData("\na", "\"\\na\"")]
    [InlineData("a\n", "\"a\\n\"")]
    [InlineData("  a\n  b", "\"  a\\n  b\"")]
    [InlineData("  ", "\"  \"")]
    public void Print_BlockString_MeansTheSame(string value, string printed)
    {
        Assert.Equal(printed, GraphQLPrinter.Print(new StringValueNode(SourceLocation.None, value, isBlock: true)));
        Assert.Equal(value, Assert.IsType<StringValueNode>(GraphQLParser.ParseValue(printed)).Value);
    }

    [Fact]
    public void Print_BlockStringInAField_IsIndentedWithIt() =>
        Assert.Equal(
            "type A {\n  \"\"\"\n  x\n    y\n  \"\"\"\n  b: C\n}",
            Print("type A { \"\"\"\n x\n   y\n\"\"\" b: C }"));

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Print_EveryProduction_ParsesBackToTheSame(string source) => Assert.Equal(Print(source), Print(Print(source)));

    [Fact]
    public void Print_RandomDocuments_ParsesBackToTheSame()
    {
        var documents = new RandomDocuments(seed: 20250903);
        for (var round = 0; round < 3_000; round++)
        {
            var source = documents.Document();
            var document = GraphQLParser.Parse(source);
            var printed = GraphQLPrinter.Print(document);
            var again = GraphQLParser.Parse(printed);

            Assert.Equal(SyntaxText.Of(document), SyntaxText.Of(again));
            Assert.Equal(printed, GraphQLPrinter.Print(again));
        }
    }

    private static string Print(string source) => GraphQLPrinter.Print(GraphQLParser.Parse(source));
}
