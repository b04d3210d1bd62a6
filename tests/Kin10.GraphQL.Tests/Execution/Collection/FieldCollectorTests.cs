using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;
using static Kin10.GraphQL.Tests.Execution.ExecutionHarness;

namespace Kin10.GraphQL.Tests.Execution.Collection;

public class FieldCollectorTests
{
    private const string Sdl = """
        interface Node { id: ID  next(n: Int): Node }
        type A implements Node { id: ID  next(n: Int, extra: Int = 1): Node  a: Int }
        type B implements Node { id: ID  next(n: Int): Node  b: Int }
        union U = A | B
        type Query { node: Node  a: A  u: U  id: ID }
        """;

    [Theory]
    [InlineData("{ id a { id } id x: id }", "id a x")]
    [InlineData("{ ...F id } fragment F on Query { x: id ... { y: id } ...F2 } fragment F2 on Query { z: id }", "x y z id")]
    [InlineData("{ ...F ...F } fragment F on Query { id }", "id")]
    [InlineData("{ id @skip(if: true) x: id @include(if: false) y: id @skip(if: false) @include(if: true) }", "y")]
    [InlineData("{ ...F @skip(if: true) ...F x: id } fragment F on Query { id }", "id x")]
    [InlineData("query($t: Boolean!) { id @skip(if: $t) ... @include(if: $t) { x: id } }", "x")]
    [InlineData("{ __typename __schema { __typename } x: __type(name: \"A\") { name } }", "__typename __schema x")]
    public void CollectFields_Root_GivesResponseKeysInOrder(string query, string expected) =>
        Assert.Equal(expected, Keys(Collect(Schema(Sdl), query, """{"t":true}""")));

    [Theory]
    [InlineData("A", "id a c")]
    [InlineData("B", "id b d")]
    public void For_AbstractType_TakesFragmentsThatApply(string type, string expected)
    {
        var schema = Schema(Sdl);
        var node = Collect(
            schema,
            "{ node { ... on Node { id } ... on A { a } ...FB ... on U { ... on A { c: id } ... "
            + "on B { d: id } } } } fragment FB on B { b }")[0];

        Assert.Equal("Node", node.Selection!.Type.Name);
        Assert.Equal(expected, Keys(node.Selection.For((GraphQLObjectType)schema.FindType(type)!)));
    }

    [Fact]
    public void For_SameKeyTwice_MergesBelow()
    {
        var schema = Schema(Sdl);
        var fields = Collect(schema, "{ a { id next { id } } ...F } fragment F on Query { a { a next { __typename id } } }");
        var typeA = (GraphQLObjectType)schema.FindType("A")!;

        var field = Assert.Single(fields);
        Assert.Equal([new SourceLocation(1, 3), new SourceLocation(1, 53)], field.Locations);
        var inner = field.Selection!.For(typeA);
        Assert.Equal("id next a", Keys(inner));
        Assert.Equal("id __typename", Keys(inner[1].Selection!.For(typeA)));
        Assert.Same(inner, field.Selection.For(typeA));
    }

    [Fact]
    public void For_ObjectType_GivesItsOwnDefinitionAndArguments()
    {
        var schema = Schema(Sdl);
        var node = Collect(schema, "{ node { next(n: 2) { id } } }")[0];
        var typeA = (GraphQLObjectType)schema.FindType("A")!;

        var next = Assert.Single(node.Selection!.For(typeA));
        Assert.Same(typeA.FindField("next"), next.Definition);
        Assert.Equal(["n", "extra"], next.Arguments.Select(argument => argument.Key));
        Assert.False(next.IsTypename);
    }

    [Fact]
    public void CollectFields_Typename_HasNoDeclaringType() =>
        Assert.True(Collect(Schema(Sdl), "{ t: __typename }")[0].IsTypename);

    [Fact]
    public void CollectFields_BeyondTheLimit_IsRefused()
    {
        var error = Assert.Throws<GraphQLException>(() => Collect(Schema(Sdl), "{ a: id b: id c: id }", maxFields: 2)).Errors[0];

        Assert.Equal(ErrorCodes.GraphQLValidationFailed, error.Code);
        Assert.Contains("more than 2 fields", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CollectFields_NullCondition_IsRefused() =>
        Assert.Equal(
            ["Argument \"if\" of @skip: a value of type Boolean! is required."],
            Messages(() => Collect(Schema(Sdl), "query($v: Boolean = true) { id @skip(if: $v) }", """{"v":null}""")));

    [Fact]
    public void CoerceAllArguments_BelowATypeThatNeverComes_StillReports() =>
        Assert.Single(
            Messages(
                () => Collect(
                    Schema(Sdl),
                    "query($v: Int) { node { ... on A { next(n: \"x\") { id } } ... @skip(if: true) { next(n: \"y\") { id } } } }")));

    [Fact]
    public void For_AfterCompiling_GivesOnlyWhatWasAskedForBefore()
    {
        var schema = Schema(Sdl);
        var handler = new KeepingHandler((GraphQLObjectType)schema.FindType("A")!);
        OperationCompiler.Compile(schema, Operation(schema, "{ node { id next(n: 1) { id } } }"), VariableValues.Empty, handler, new(), isIncremental: false);

        Assert.Equal("id next", Keys(handler.Node!.For(handler.Type)));
        Assert.Throws<InvalidOperationException>(() => handler.Node.For((GraphQLObjectType)schema.FindType("B")!));
    }

    private static string Keys(IReadOnlyList<SelectedField> fields) => string.Join(' ', fields.Select(field => field.ResponseKey));

    private sealed class KeepingHandler(GraphQLObjectType type) : IOperationHandler<object>
    {
        public GraphQLObjectType Type { get; } = type;

        public SelectionTree? Node { get; private set; }

        public object Compile(SelectedOperation operation)
        {
            Node = operation.Fields[0].Selection!;
            return Node.For(Type);
        }

        public ValueTask<IOperationRun> BeginAsync(
            object plan, VariableValues variables, RequestContext context, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
