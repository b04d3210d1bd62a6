using static Kin10.GraphQL.Tests.Execution.ExecutionHarness;

namespace Kin10.GraphQL.Tests.Execution.Coercion;

public class VariableCoercionTests
{
    private const string Sdl = """
        type Query { f(a: Int, in: In, one: One, es: [E], i: [[Int]]): Int }
        enum E { RED GREEN }
        input In { a: Int  b: Int! = 5  need: String!  es: [E!]  in: In  ins: [In!] }
        input One @oneOf { a: Int  b: String }
        """;

    [Theory]
    [InlineData("$a: Int", """{"a":7}""", "7", "+")]
    [InlineData("$a: Int", """{"a":null}""", "null", "n")]
    [InlineData("$a: Int", "{}", "absent", "-")]
    [InlineData("$a: Int", null, "absent", "-")]
    [InlineData("$a: Int", "null", "absent", "-")]
    [InlineData("$a: Int = 3", "{}", "3", "+")]
    [InlineData("$a: Int = 3", """{"a":null}""", "null", "n")]
    [InlineData("$a: [Int]", """{"a":7}""", "[7]", "+")]
    [InlineData("$a: [Int]", """{"a":[7,null]}""", "[7,null]", "+")]
    [InlineData("$a: [[Int]]", """{"a":[1,[2]]}""", "[[1],[2]]", "+")]
    [InlineData("$a: [[Int]]", """{"a":1}""", "[[1]]", "+")]
    [InlineData("$a: E!", """{"a":"RED"}""", "\"RED\"", "=RED;")]
    [InlineData("$a: [E]", """{"a":["GREEN",null]}""", "[\"GREEN\",null]", "[=GREEN;n]")]
    [InlineData("$a: [E]", """{"a":"GREEN"}""", "[\"GREEN\"]", "[=GREEN;]")]
    [InlineData("$a: In", """{"a":{"need":"x","a":null}}""", """{"a":null,"b":5,"need":"x"}""", "{0n1+2+}")]
    [InlineData(
        "$a: In",
        """{"a":{"ins":{"need":"y"},"need":"x","b":1}}""",
        """{"b":1,"need":"x","ins":[{"b":5,"need":"y"}]}""",
        "{1+2+5[{1+2+}]}")]
    [InlineData("$a: In = {need: \"d\", in: null}", "{}", """{"b":5,"need":"d","in":null}""", "{1+2+4n}")]
    [InlineData("$a: One", """{"a":{"b":"x"}}""", """{"b":"x"}""", "{1+}")]
    [InlineData("$a: Int, $b: Int, $c: E", """{"c":"RED","a":1,"unused":[]}""", "1", "+-=RED;")]
    [InlineData("$a: In", """{"a":{"need":"x","need":"y"}}""", """{"b":5,"need":"y"}""", "{1+2+}")]
    public void CoerceVariableValues_FittingValue_GivesValueAndShape(string definition, string? json, string expected, string shape)
    {
        var variables = Coerce(Operation(Schema(Sdl), $"query({definition}) {{ f(a: $a) }}"), json);

        Assert.Equal(expected, variables.IsGiven(0) ? PrintValue(variables[0]) : "absent");
        Assert.Equal(shape, variables.Shape);
    }

    [Theory]
    [InlineData("query($a: Boolean!) { f @skip(if: $a) }", "f")]
    [InlineData("query($a: Boolean!) { f ... @include(if: $a) { f } }", "f")]
    [InlineData("query($a: Boolean!) { ...F } fragment F on Query { f @include(if: $a) }", "f")]
    [InlineData("query($a: Boolean!) { f(a: $a) }", "+")]
    public void CoerceVariableValues_Boolean_IsInShapeOnlyAsCondition(string query, string shape) =>
        Assert.Equal(shape, Coerce(Operation(Schema(Sdl), query), """{"a":false}""").Shape);

    [Theory]
    [InlineData("$a: Int!", "{}", "Variable $a: a value of type Int! is required, but none is given.")]
    [InlineData("$a: Int!", """{"a":null}""", "Variable $a: a value of type Int! is required, not null.")]
    [InlineData("$a: [Int!]", """{"a":[1,null]}""", "Variable $a at [1]: a value of type Int! is required, not null.")]
    [InlineData("$a: E", """{"a":"BLUE"}""", "Variable $a: \"BLUE\" is not a value of E; its values are RED, GREEN.")]
    [InlineData("$a: E", """{"a":1}""", "Variable $a: 1 is not a value of E; its values are RED, GREEN.")]
    [InlineData("$a: In", """{"a":1}""", "Variable $a: In must be an object.")]
    [InlineData(
        "$a: In", """{"a":{"in":{}, "need":"x"}}""", "Variable $a at in.need: a value of type String! is required, but none is given.")]
    [InlineData(
        "$a: In", """{"a":{"need":"x","es":["RED","X"]}}""", "Variable $a at es[1]: \"X\" is not a value of E; its values are RED, GREEN.")]
    [InlineData(
        "$a: In",
        """{"a":{"need":"x","ins":[{"need":"y","no":1}]}}""",
        "Variable $a at ins[0]: In has no field \"no\"; it has a, b, need, es, in, ins.")]
    [InlineData(
        "$a: In",
        """{"a":{"need":"x","ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJK":1}}""",
        "Variable $a: In has no field \"ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJ...\"; "
            + "it has a, b, need, es, in, ins.")]
    [InlineData("$a: In", """{"a":{"need":"x","b":null}}""", "Variable $a at b: a value of type Int! is required, not null.")]
    [InlineData("$a: One", """{"a":{}}""", "Variable $a: exactly one field of One must be given, and it must not be null; it has a, b.")]
    [InlineData(
        "$a: One",
        """{"a":{"a":1,"b":"x"}}""",
        "Variable $a: exactly one field of One must be given, and it must not be null; it has a, b.")]
    [InlineData(
        "$a: One", """{"a":{"a":null}}""", "Variable $a: exactly one field of One must be given, and it must not be null; it has a, b.")]
    public void CoerceVariableValues_WrongValue_NamesVariableAndPath(string definition, string json, string expected) =>
        Assert.Equal([expected], Messages(() => Coerce(Operation(Schema(Sdl), $"query({definition}) {{ f(a: $a) }}"), json)));

    [Fact]
    public void CoerceVariableValues_SeveralProblems_ReportsAll()
    {
        var operation = Operation(Schema(Sdl), "query($a: Int!, $b: In, $c: Int) { f }");

        var messages = Messages(() => Coerce(operation, """{"b":{"a":"x","es":[null]},"c":1.5}"""));

        Assert.Equal(5, messages.Length);
        Assert.Equal(
            ["Variable $a:", "Variable $b at a:", "Variable $b at need:", "Variable $b at es[0]:", "Variable $c:"],
            messages.Select(message => message[..(message.IndexOf(':', StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public void CoerceVariableValues_VeryManyProblems_ReportsTheFirst()
    {
        var operation = Operation(Schema(Sdl), "query($a: [Int!]) { f }");

        Assert.Equal(50, Messages(() => Coerce(operation, $$"""{"a":[{{string.Join(',', Enumerable.Repeat("null", 1000))}}]}""")).Length);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"x\"")]
    public void CoerceVariableValues_NotAnObject_IsRefused(string json) =>
        Assert.Single(Messages(() => Coerce(Operation(Schema(Sdl), "query($a: Int) { f }"), json)));

    [Fact]
    public void Shape_LongValue_OutgrowsTheFirstBuffer()
    {
        var json = $$"""{"a":[{{string.Join(',', Enumerable.Repeat("\"GREEN\"", 500))}}]}""";

        Assert.Equal(
            $"[{string.Concat(Enumerable.Repeat("=GREEN;", 500))}]", Coerce(Operation(Schema(Sdl), "query($a: [E]) { f }"), json).Shape);
    }
}
