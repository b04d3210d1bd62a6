using System.Text;
using System.Text.Json;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Response;
using Kin10.GraphQL.Tests.Execution;
using Kin10.GraphQL.Tests.Oracle;
using Kin10.Testing;


namespace Kin10.GraphQL.Tests.Introspection;

public class IntrospectionWriterTests
{
    private const string Sdl = """"
        "What there is."
        schema { query: Root mutation: Change }

        "Some \"thing\"."
        directive @mark(why: String = "none" @deprecated(reason: "not used"), level: [Int!]! = [1, 2]) repeatable on FIELD_DEFINITION | ENUM_VALUE | OBJECT

        "A day."
        scalar Date @specifiedBy(url: "https://example.org/date")

        interface Node { "Key." id: ID! }
        interface Named implements Node { id: ID! name: String }

        """
        A person,
          in two lines.
        """
        type Person implements Node & Named @mark { id: ID! name(upper: Boolean = false, old: Int @deprecated): String  born: Date  old: Int @deprecated(reason: "Use born.") }
        type Firm implements Node { id: ID! people: [Person!]! }
        union Owner = Person | Firm
        enum Size { SMALL  "Not used." MIDDLE @deprecated  LARGE }
        input Filter { size: Size = LARGE  sizes: [Size!] = [SMALL, LARGE]  not: Filter  text: String! = "a\"b"  range: Range = {from: 1.5}  old: Int @deprecated }
        input Range { from: Float  to: Float = 1e3 }
        input By @oneOf { id: ID  name: String }
        type Root { node(by: By!, where: Filter = {size: SMALL, not: null}): Node  owner: Owner  size: Size }
        type Change { drop: Boolean! }
        """";

    [RequiresFact("npm")]
    public async Task WriteSchema_FullIntrospectionQuery_GivesTheSchemaBack()
    {
        var query = (await NodeOracle.RunAsync<object, string[]>("introspect.mjs", new { }))[0];
        using var answer = JsonDocument.Parse(await ExecuteAsync(query));

        var printed = await NodeOracle.RunAsync<object, string[]>(
            "introspect.mjs", new { schema = Sdl, introspection = answer.RootElement.GetProperty("data").GetRawText() });

        Assert.Equal(printed[0], printed[1]);
        Assert.Contains("enum Size", printed[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ __schema { description queryType { name } m: mutationType { name kind } subscriptionType { name } __typename } }",
        """{"__schema":{"description":"What there is.","queryType":{"name":"Root"},"m":{"name":"Change","kind":"OBJECT"},"subscriptionType":null,"__typename":"__Schema"}}""")]
    [InlineData("{ __type(name: \"Person\") { __typename kind name description fields { name } interfaces { name } possibleTypes { name } enumValues { name } inputFields { name } ofType { name } specifiedByURL isOneOf } }",
        """{"__type":{"__typename":"__Type","kind":"OBJECT","name":"Person","description":"A person,\n  in two lines.","fields":[{"name":"id"},{"name":"name"},{"name":"born"}],"interfaces":[{"name":"Node"},{"name":"Named"}],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"specifiedByURL":null,"isOneOf":null}}""")]
    [InlineData("{ __type(name: \"Person\") { fields(includeDeprecated: true) { name isDeprecated deprecationReason args { name } all: args(includeDeprecated: true) { name isDeprecated defaultValue } } } }",
        """{"__type":{"fields":[{"name":"id","isDeprecated":false,"deprecationReason":null,"args":[],"all":[]},{"name":"name","isDeprecated":false,"deprecationReason":null,"args":[{"name":"upper"}],"all":[{"name":"upper","isDeprecated":false,"defaultValue":"false"},{"name":"old","isDeprecated":true,"defaultValue":null}]},{"name":"born","isDeprecated":false,"deprecationReason":null,"args":[],"all":[]},{"name":"old","isDeprecated":true,"deprecationReason":"Use born.","args":[],"all":[]}]}}""")]
    [InlineData("{ __type(name: \"Node\") { possibleTypes { name } interfaces { name } fields { type { kind name ofType { kind name ofType { name } } } } } }",
        """{"__type":{"possibleTypes":[{"name":"Person"},{"name":"Firm"}],"interfaces":[],"fields":[{"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"SCALAR","name":"ID","ofType":null}}}]}}""")]
    [InlineData("{ __type(name: \"Size\") { enumValues { name } all: enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } } }",
        """{"__type":{"enumValues":[{"name":"SMALL"},{"name":"LARGE"}],"all":[{"name":"SMALL","description":null,"isDeprecated":false,"deprecationReason":null},{"name":"MIDDLE","description":"Not used.","isDeprecated":true,"deprecationReason":"No longer supported"},{"name":"LARGE","description":null,"isDeprecated":false,"deprecationReason":null}]}}""")]
    [InlineData("{ __type(name: \"Filter\") { isOneOf inputFields { name defaultValue } } by: __type(name: \"By\") { isOneOf } date: __type(name: \"Date\") { ...S } } fragment S on __Type { specifiedByURL }",
        """{"__type":{"isOneOf":false,"inputFields":[{"name":"size","defaultValue":"LARGE"},{"name":"sizes","defaultValue":"[SMALL, LARGE]"},{"name":"not","defaultValue":null},{"name":"text","defaultValue":"\"a\\\"b\""},{"name":"range","defaultValue":"{from: 1.5}"}]},"by":{"isOneOf":true},"date":{"specifiedByURL":"https://example.org/date"}}""")]
    [InlineData("{ __type(name: \"Nobody\") { name } }", """{"__type":null}""")]
    public async Task ExecuteAsync_Introspection_AnswersAsSection42Says(string query, string expected) =>
        Assert.Equal($$"""{"data":{{expected}}}""", await ExecuteAsync(query));

    [Fact]
    public async Task WriteSchema_Directives_TellLocationsAndArguments()
    {
        using var answer = JsonDocument.Parse(await ExecuteAsync(
            "{ __schema { directives { __typename name description isRepeatable locations args { name defaultValue } } } }"));

        var mark = answer.RootElement.GetProperty("data").GetProperty("__schema").GetProperty("directives").EnumerateArray()
            .Single(directive => directive.GetProperty("name").GetString() == "mark");

        Assert.Equal(
            """{"__typename":"__Directive","name":"mark","description":"Some \"thing\".","isRepeatable":true,"locations":["FIELD_DEFINITION","ENUM_VALUE","OBJECT"],"args":[{"name":"level","defaultValue":"[1, 2]"}]}""",
            mark.GetRawText());
    }

    [Theory]
    [InlineData(
        """{"n":"Size","d":true,"s":false}""",
        """{"data":{"__type":{"name":"Size","enumValues":[{"name":"SMALL"},{"name":"MIDDLE"},{"name":"LARGE"}]}}}""")]
    [InlineData("""{"n":"Date","d":false,"s":true}""", """{"data":{"__type":{"enumValues":null}}}""")]
    public async Task ExecuteAsync_Variables_AreHonoured(string variables, string expected) =>
        Assert.Equal(
            expected,
            await ExecuteAsync(
                "query($n: String!, $d: Boolean!, $s: Boolean!) { __type(name: $n) { name @skip(if: $s) "
                + "enumValues(includeDeprecated: $d) { name } } }",
                variables));

    [Fact]
    public async Task ExecuteAsync_ListsOfTypesNestedDeep_AreRefused()
    {
        var text = await ExecuteAsync("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }");

        Assert.Contains("cannot nest fields", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_HugeAnswer_IsRefused()
    {
        var text = await ExecuteAsync(
            "{ __schema { types { fields { name type { fields { name } } } } } }", options: new() { MaxIntrospectionValues = 100 });

        Assert.StartsWith("{\"errors\":[", text, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.CostLimitExceeded, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_ManyRootFields_AreLimitedTogether()
    {
        var options = new GraphQLExecutorOptions { MaxIntrospectionValues = 100 };
        var one = await ExecuteAsync("{ a: __schema { types { name } } }", options: options);
        var many = await ExecuteAsync(
            $"{{ {string.Concat(Enumerable.Range(0, 10).Select(i => $"a{i}: __schema {{ types {{ name }} }} "))} }}", options: options);

        Assert.StartsWith("{\"data\":{", one, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.CostLimitExceeded, many, StringComparison.Ordinal);
    }

    private static async Task<string> ExecuteAsync(string query, string? variables = null, GraphQLExecutorOptions? options = null)
    {
        using var objects = JsonDocument.Parse("[]");
        var schema = ExecutionHarness.Schema(Sdl);
        var executor = new GraphQLExecutor<DataField[]>(schema, new DataHandler(schema, objects.RootElement), options);
        using var writer = new ResponseWriter();
        JsonElement? json = variables is null ? null : JsonDocument.Parse(variables).RootElement;
        await executor.ExecuteAsync(new GraphQLRequest(query, null, json), writer, RequestContext.Anonymous, CancellationToken.None);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
