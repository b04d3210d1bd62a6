using Kin10.Graph.Api;
using Kin10.Graph.Plan;
using Kin10.Graph.Planning;
using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.Graph.Tests.Planning;

/// <summary>Another front than GraphQL's documents can drive the planner: it needs a tree of selected fields, and no more.</summary>
public sealed class OperationPlannerTests
{
    private const string Document = """
        query($where: BookFilterInput, $size: Int!, $id: ID!) {
          shelf: books(where: $where, order: [{ size: DESC }, { name: ASC }], first: $size) {
            totalCount
            nodes {
              id
              title: name
              authors(where: { or: [{ name: { eq: "Ann" } }, { size: { gt: 3 } }] }, first: 2) {
                edges { node { name books(first: $size) { nodes { name } } } properties { share } }
              }
            }
          }
          nodes(ids: ["Book:1", "Person:2"]) { __typename id ... on Book { pages: size } ... on Person { size books { totalCount } } }
          book(id: $id) { related { nodes { ... on Book { name } ... on Person { friends(first: 1) { nodes { name } } } } } }
        }
        """;

    private static readonly GraphLimits Limits = new();
    private static readonly ApiSchema Api = ApiSchema.Create(BookModel.Model, Limits);

    /// <summary>A field to select on a type; null where it is not selected on that one.</summary>
    private delegate SelectedField? Pick(GraphQLObjectType type);

    /// <summary>A value for a place of that type.</summary>
    private delegate ArgumentValue Give(GraphQLType type);

    [Fact]
    public void Plan_OfATreeMadeByHand_IsThatOfTheDocument()
    {
        var documented = PlanningHarness.Books.Bind(
            Document, """{ "where": { "name": { "contains": "sea" } }, "size": 5, "id": "Book:7" }""");

        var plan = new OperationPlanner(Api.Model, Api.Schema, Limits).Plan(MakeByHand());
        var bound = new PlanBinder(Limits).Bind(plan, Variables());

        Assert.Equal(PlanPrinter.Print(documented.Plan, Api.Model), PlanPrinter.Print(plan, Api.Model));
        Assert.Equal(
            Enumerable.Range(0, plan.Slots.Length).Select(slot => documented[slot]),
            Enumerable.Range(0, plan.Slots.Length).Select(slot => bound[slot]));
    }

    [Fact]
    public void Plan_OfAMistakeMadeByHand_IsRefusedWithoutAPlaceInADocument()
    {
        var operation = Operation(Select("books", [("first", Constant(501L))], [Select("totalCount")]));

        var error = Assert.Single(Assert.Throws<GraphQLException>(
            () => new OperationPlanner(Api.Model, Api.Schema, Limits).Plan(operation)).Errors);

        Assert.Equal(ErrorCodes.PageSizeExceeded, error.Code);
        Assert.Empty(error.Locations);
    }

    private static SelectedOperation MakeByHand() => Operation(
        Select(
            "books",
            [
                ("where", Object(("name", Object(("contains", Variable("where", 0, "name", "contains")))))),
                ("order", List(Object(("size", Constant("DESC"))), Object(("name", Constant("ASC"))))),
                ("first", Variable("size", 1)),
            ],
            [
                Select("totalCount"),
                Select("nodes", [], [Select("id"), As("title", Select("name")), Authors()]),
            ],
            "shelf"),
        Select(
            "nodes",
            [("ids", Constant(new object?[] { "Book:1", "Person:2" }))],
            [
                Typename,
                Select("id"),
                On("Book", As("pages", Select("size"))),
                On("Person", Select("size")),
                On("Person", Select("books", [], [Select("totalCount")])),
            ]),
        Select(
            "book",
            [("id", Variable("id", 2))],
            [
                Select("related", [], [Select("nodes", [], [On("Book", Select("name")), On("Person", Friends())])]),
            ]));

    private static Pick Authors() => Select(
        "authors",
        [
            ("where", Object(
                ("or", List(
                    Object(("name", Object(("eq", Constant("Ann"))))),
                    Object(("size", Object(("gt", Constant(3L))))))))),
            ("first", Constant(2L)),
        ],
        [
            Select(
                "edges",
                [],
                [
                    Select(
                        "node",
                        [],
                        [
                            Select("name"),
                            Select("books", [("first", Variable("size", 1))], [Select("nodes", [], [Select("name")])]),
                        ]),
                    Select("properties", [], [Select("share")]),
                ]),
        ]);

    private static Pick Friends() =>
        Select("friends", [("first", Constant(1L))], [Select("nodes", [], [Select("name")])]);

    private static VariableValues Variables() => new(
        [new InputObject([new("name", new InputObject([new("contains", "sea")]))]), 5L, "Book:7"], [true, true, true], "by hand");

    private static SelectedOperation Operation(params Pick[] fields) =>
        new(OperationType.Query, Collect(fields, Api.Schema.QueryType!));

    private static SelectedField[] Collect(Pick[] fields, GraphQLObjectType type) =>
        [.. fields.Select(pick => pick(type)).OfType<SelectedField>()];

    private static Pick Select(string name) => Select(name, [], []);

    private static Pick Select(string name, (string Name, Give Value)[] arguments, Pick[] below, string? alias = null) => type =>
    {
        var definition = type.FindField(name)!;
        return new SelectedField(
            alias ?? name,
            definition,
            Entries(definition.Arguments, arguments),
            [],
            definition.Type.NamedType is GraphQLCompositeType inner
                ? new SelectionTree(inner, objectType => Collect(below, objectType))
                : null);
    };

    private static Pick As(string alias, Pick pick) => type =>
        pick(type) is { } field ? new SelectedField(alias, field.Definition, field.Arguments, [], field.Selection) : null;

    private static Pick On(string type, Pick pick) => objectType => objectType.Name == type ? pick(objectType) : null;

    private static SelectedField Typename(GraphQLObjectType type) => new(
        "__typename", new GraphQLField("__typename", null, new GraphQLNonNull(BuiltInScalars.String), []), [], [], null);

    private static Give Constant(object value) => type => new ConstantArgument(type, SourceLocation.None, value);

    private static Give Variable(string name, int index, params object[] path) =>
        type => new VariableArgument(type, SourceLocation.None, name, index, path);

    private static Give List(params Give[] items) => type => new ListArgument(
        type, SourceLocation.None, [.. items.Select(item => item(((GraphQLList)type.Nullable).OfType))]);

    private static Give Object(params (string Name, Give Value)[] fields) => type =>
        new ObjectArgument(type, SourceLocation.None, Entries(((GraphQLInputObjectType)type.Nullable).Fields, fields));

    private static KeyValuePair<string, ArgumentValue>[] Entries(
        IReadOnlyList<GraphQLInputValue> definitions, (string Name, Give Value)[] given) =>
        [.. given.Select(entry => KeyValuePair.Create(entry.Name, entry.Value(definitions.Single(item => item.Name == entry.Name).Type)))];
}
