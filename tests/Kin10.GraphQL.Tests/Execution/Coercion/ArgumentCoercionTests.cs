using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Selections;

using static Kin10.GraphQL.Tests.Execution.ExecutionHarness;

namespace Kin10.GraphQL.Tests.Execution.Coercion;

public class ArgumentCoercionTests
{
    private const string Sdl = """
        type Query {
          f(first: Int = 25, need: Int!, a: Int, e: E, es: [E], l: [Int], ll: [[Int]], in: In, ins: [In!], one: One, any: Any, s: String): Int
          g(first: Int = 25, in: In = {a: 1, es: [RED]}, a: Int): Int
          h(need: Int! = 4, l: [Int!]): Int
        }
        scalar Any
        enum E { RED GREEN }
        input In { a: Int  b: Int! = 5  es: [E!]  in: In  ins: [In!]  l: [Int] }
        input One @oneOf { a: Int  b: String }
        """;

    [Theory]
    [InlineData("{ f(a: 1, need: 2) }", null, "first: 25, need: 2, a: 1")]
    [InlineData("{ g }", null, "first: 25, in: {a: 1, b: 5, es: [\"RED\"]}")]
    [InlineData("{ g(first: null, in: null) }", null, "first: null, in: null")]
    [InlineData("{ g(in: {es: GREEN, in: {}, a: null}) }", null, "first: 25, in: {a: null, b: 5, es: [\"GREEN\"], in: {b: 5}}")]
    [InlineData("{ g(in: {ins: {a: 1}, l: 3}) }", null, "first: 25, in: {b: 5, ins: list[{a: 1, b: 5}], l: [3]}")]
    [InlineData("{ f(need: 1, ll: [1, [2, 3], null]) }", null, "first: 25, need: 1, ll: [[1],[2,3],null]")]
    [InlineData("query($v: Int) { g(first: $v, a: $v) }", "{}", "first: 25, in: {a: 1, b: 5, es: [\"RED\"]}")]
    [InlineData("query($v: Int) { g(first: $v, a: $v) }", """{"v":null}""", "first: null, in: {a: 1, b: 5, es: [\"RED\"]}, a: null")]
    [InlineData("query($v: Int) { g(first: $v, in: {a: $v}) }", """{"v":3}""", "first: $v, in: {a: $v, b: 5}")]
    [InlineData("query($v: Int) { g(in: {a: $v, b: 2}) }", "{}", "first: 25, in: {b: 2}")]
    [InlineData("query($v: Int) { f(need: 1, l: [$v, 1]) }", """{"v":3}""", "first: 25, need: 1, l: list[$v, 1]")]
    [InlineData("query($v: Int) { f(need: 1, l: [$v, 1]) }", "{}", "first: 25, need: 1, l: [null,1]")]
    [InlineData("query($v: [Int]) { f(need: 1, l: $v, in: {l: $v}) }", """{"v":3}""", "first: 25, need: 1, l: $v, in: {b: 5, l: $v}")]
    [InlineData(
        "query($v: E) { f(need: 1, e: $v, es: [$v, RED]) }",
        """{"v":"GREEN"}""",
        "first: 25, need: 1, e: \"GREEN\", es: [\"GREEN\",\"RED\"]")]
    [InlineData("query($v: [E]) { f(need: 1, es: $v) }", """{"v":["GREEN",null]}""", "first: 25, need: 1, es: [\"GREEN\",null]")]
    [InlineData("query($v: In) { g(in: $v) }", """{"v":{"in":{"a":1,"es":["RED"]},"ins":[{"a":null},{"l":[1,2]}]}}""",
        "first: 25, in: {b: $v.b, in: {a: $v.in.a, b: $v.in.b, es: [\"RED\"]}, ins: list[{a: null, b: $v.ins[0].b}, {b: $v.ins[1].b, l: "
        + "$v.ins[1].l}]}")]
    [InlineData(
        "query($v: In!) { f(need: 1, ins: [$v, {a: 1}]) }", """{"v":{}}""", "first: 25, need: 1, ins: list[{b: $v.b}, {a: 1, b: 5}]")]
    [InlineData("query($v: Int!) { f(need: 1, one: {a: $v}) }", """{"v":1}""", "first: 25, need: 1, one: {a: $v}")]
    [InlineData("query($v: Int = 8) { f(need: $v) }", "{}", "first: 25, need: $v")]
    [InlineData("query($v: Int) { h(need: $v) }", "{}", "need: 4")]
    public void CoerceArgumentValues_FittingArguments_AreCoerced(string query, string? json, string expected) =>
        Assert.Equal(expected, Arguments(Schema(Sdl), query, json));

    [Theory]
    [InlineData("{ f }", null, "Argument \"need\" of Query.f: a value of type Int! is required, but none is given.")]
    [InlineData("{ f(need: null) }", null, "Argument \"need\" of Query.f: a value of type Int! is required, not null.")]
    [InlineData("{ f(need: 1, e: BLUE) }", null, "Argument \"e\" of Query.f: BLUE is not a value of E; its values are RED, GREEN.")]
    [InlineData("{ g(in: {in: {b: null}}) }", null, "Argument \"in\" of Query.g at in.b: a value of type Int! is required, not null.")]
    [InlineData("{ g(in: {no: 1}) }", null, "Argument \"in\" of Query.g: In has no field \"no\"; it has a, b, es, in, ins, l.")]
    [InlineData("{ g(in: 1) }", null, "Argument \"in\" of Query.g: In must be an object.")]
    [InlineData(
        "query($v: Int) { h(need: $v) }",
        """{"v":null}""",
        "Argument \"need\" of Query.h: variable $v is null; a value of type Int! is required, not null.")]
    [InlineData(
        "query($v: Int = 1) { h(l: [2, $v]) }",
        """{"v":null}""",
        "Argument \"l\" of Query.h at [1]: variable $v is null; a value of type Int! is required, not null.")]
    [InlineData(
        "query($v: Int) { f(need: 1, any: {a: [$v]}) }",
        "{}",
        "Argument \"any\" of Query.f: a literal of Any cannot have variables inside; give the whole value by one variable.")]
    [InlineData(
        "query($v: Int) { f(need: 1, one: {a: $v}) }",
        "{}",
        "Argument \"one\" of Query.f: exactly one field of One must be given, and it must not be null; it has a, b.")]
    [InlineData(
        "query($v: Int) { f(need: 1, one: {a: $v}) }",
        """{"v":null}""",
        "Argument \"one\" of Query.f: exactly one field of One must be given, and it must not be null; it has a, b.")]
    [InlineData(
        "query($v: Int) { f(need: 1, one: {a: 1, b: $v}) }",
        "{}",
        "Argument \"one\" of Query.f: exactly one field of One must be given, and it must not be null; it has a, b.")]
    public void CoerceArgumentValues_WrongArgument_NamesItsPlace(string query, string? json, string expected) =>
        Assert.Equal([expected], Messages(() => Arguments(Schema(Sdl), query, json)));

    [Fact]
    public void CoerceArgumentValues_WrongInSeveralPlaces_ReportsAllWithPlaces()
    {
        var messages = Messages(() => Collect(Schema(Sdl), "{ a: f ... @include(if: true) { b: h(need: null) } c: f @skip(if: true) }"));

        Assert.Equal(2, messages.Length);
    }

    [Fact]
    public void Location_LiteralVariableAndDefault_IsInTheDocument()
    {
        var field = Collect(Schema(Sdl), "query($v: Int) {\n  g(a: $v)\n}", """{"v":1}""")[0];

        Assert.Equal(new SourceLocation(2, 3), field.FindArgument("first")!.Location);
        Assert.Equal(new SourceLocation(2, 8), field.FindArgument("a")!.Location);
        var inner = Assert.IsType<ObjectArgument>(field.FindArgument("in"));
        Assert.Equal(new SourceLocation(2, 3), inner.Find("a")!.Location);
    }

    [Fact]
    public void Read_VariableInsideObjectAndList_GivesTheValue()
    {
        var schema = Schema(Sdl);
        const string Query = "query($v: In) { g(in: $v) }";
        var argument = Assert.IsType<ObjectArgument>(Collect(schema, Query, """{"v":{"ins":[{"a":1}]}}""")[0].FindArgument("in"));
        var item = Assert.IsType<ObjectArgument>(Assert.IsType<ListArgument>(argument.Find("ins")).Items[0]);
        var variable = Assert.IsType<VariableArgument>(item.Find("a"));

        Assert.Equal(9L, variable.Read(Coerce(Operation(schema, Query), """{"v":{"ins":[{"a":9}]}}""")));
    }
}
