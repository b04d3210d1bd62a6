using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.Tests.Execution;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.Selections;

/// <summary>What selections made by hand must keep.</summary>
public sealed class SelectionTests
{
    private static readonly GraphQLSchema Schema = ExecutionHarness.Schema(
        """
        type Query { find(id: ID!, first: Int, in: Filter, tags: [String!]): Item  count: Int! }
        type Item { name: String  more: Item }
        input Filter { a: Int  b: Filter }
        """);

    private static readonly GraphQLField Find = Schema.QueryType!.FindField("find")!;
    private static readonly GraphQLField Count = Schema.QueryType!.FindField("count")!;
    private static readonly GraphQLObjectType Item = (GraphQLObjectType)Schema.FindType("Item")!;
    private static readonly SelectionTree Names = new(Item, type => [new("name", type.FindField("name")!, [], [], null)]);

    [Fact]
    public void SelectedField_WhoseArgumentsFit_IsMade()
    {
        var field = new SelectedField("f", Find, [Id, new("first", Constant(Of("first"), 1L))], [], Names);

        Assert.Equal("f", field.ResponseKey);
        Assert.Equal(SourceLocation.None, field.Location);
        Assert.Equal("name", Assert.Single(field.Selection!.For(Item)).ResponseKey);
    }

    [Fact]
    public void SelectedField_WhoseArgumentsDoNotFit_IsRefused()
    {
        KeyValuePair<string, ArgumentValue> first = new("first", Constant(Of("first"), 1L));

        Assert.Throws<ArgumentException>("arguments", () => new SelectedField("f", Find, [first], [], Names));
        Assert.Throws<ArgumentException>("entries", () => new SelectedField("f", Find, [first, Id], [], Names));
        Assert.Throws<ArgumentException>("entries", () => new SelectedField("f", Find, [Id, new("last", first.Value)], [], Names));
        Assert.Throws<ArgumentException>("entries", () => new SelectedField("f", Find, [new("id", first.Value)], [], Names));
        Assert.Throws<ArgumentException>("entries", () => new SelectedField("f", Find, [Id, Id], [], Names));
        Assert.Throws<ArgumentException>("responseKey", () => new SelectedField("", Find, [Id], [], Names));
    }

    [Fact]
    public void SelectedField_WhoseSelectionDoesNotFit_IsRefused()
    {
        Assert.Throws<ArgumentException>("selection", () => new SelectedField("f", Find, [Id], [], null));
        Assert.Throws<ArgumentException>("selection", () => new SelectedField("count", Count, [], [], Names));
        Assert.Throws<ArgumentException>(
            "selection", () => new SelectedField("f", Find, [Id], [], new SelectionTree(Schema.QueryType!, _ => [])));
    }

    [Fact]
    public void Fields_OfOneResponseKey_AreRefused()
    {
        SelectedField[] twice = [new("count", Count, [], [], null), new("count", Count, [], [], null)];

        Assert.Throws<ArgumentException>("fields", () => new SelectedOperation(OperationType.Query, twice));
        Assert.Throws<ArgumentException>("fields", () => new SelectionTree(Schema.QueryType!, _ => twice).For(Schema.QueryType!));
    }

    [Fact]
    public void Fields_OfAnotherType_AreRefused() => Assert.Throws<ArgumentException>(
        "fields", () => new SelectionTree(Item, _ => [new("count", Count, [], [], null)]).For(Item));

    [Fact]
    public void ArgumentValues_ThatDoNotFitTheirType_AreRefused()
    {
        var filter = Of("in");
        var number = Constant(Of("first"), 1L);

        Assert.Throws<ArgumentException>("type", () => new NullArgument(Item, default));
        Assert.Throws<ArgumentNullException>(() => new ConstantArgument(Of("first"), default, null!));
        Assert.Throws<ArgumentException>("type", () => new ListArgument(Of("first"), default, []));
        Assert.Throws<ArgumentException>("items", () => new ListArgument(Of("tags"), default, [number]));
        Assert.Throws<ArgumentException>("type", () => new ObjectArgument(Of("first"), default, []));
        Assert.Throws<ArgumentException>("entries", () => new ObjectArgument(filter, default, [new("c", number)]));
        Assert.Throws<ArgumentException>("entries", () => new ObjectArgument(filter, default, [new("b", number)]));
        Assert.Throws<ArgumentException>("path", () => new VariableArgument(filter, default, "v", 0, [1.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VariableArgument(filter, default, "v", -1, []));
    }

    [Fact]
    public void VariableValues_OfDifferentLengths_AreRefused() =>
        Assert.Throws<ArgumentException>("given", () => new VariableValues([1L], [], ""));

    private static KeyValuePair<string, ArgumentValue> Id => new("id", Constant(Of("id"), "1"));

    private static GraphQLType Of(string argument) => Find.FindArgument(argument)!.Type;

    private static ConstantArgument Constant(GraphQLType type, object value) => new(type, default, value);
}
