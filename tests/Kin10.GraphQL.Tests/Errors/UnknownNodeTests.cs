using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Execution;
using Kin10.GraphQL.Execution.Coercion;
using Kin10.GraphQL.Execution.Collection;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.Selections;
using Kin10.GraphQL.Tests.Execution;
using Kin10.GraphQL.TypeSystem;
using Kin10.GraphQL.Validation;

namespace Kin10.GraphQL.Tests.Errors;

/// <summary>A node, type or value that somebody adds and forgets in a switch is refused there, not skipped or taken for another.</summary>
public sealed class UnknownNodeTests
{
    private const OperationType UnknownOperation = (OperationType)99;

    private static readonly GraphQLSchema Schema = ExecutionHarness.Schema(
        "type Query { find(in: Filter, id: ID, ids: [ID]): Query  name: String } input Filter { a: Int }");

    private static readonly GraphQLField Find = Schema.QueryType!.FindField("find")!;

    [Fact]
    public void Of_Object_NamesItsType() =>
        Assert.Equal("There is no case for UnknownValue here.", UnknownNode.Of(new UnknownValue()).Message);

    [Fact]
    public void Of_EnumValue_NamesItsTypeAndValue() =>
        Assert.Equal("There is no case for OperationType.99 here.", UnknownNode.Of(UnknownOperation).Message);

    [Fact]
    public void Of_Null_SaysSo() => Assert.Equal("There is no case for null here.", UnknownNode.Of(null).Message);

    [Fact]
    public void Selection_Unknown_IsRefused()
    {
        var document = Document(new SelectionSetNode(default, [new UnknownSelection()]));
        var selections = ((OperationDefinitionNode)document.Definitions[0]).SelectionSet;

        AssertRefused<UnknownSelection>(() => DocumentValidator.Validate(Schema, document));
        AssertRefused<UnknownSelection>(() => GraphQLPrinter.Print(document));
        AssertRefused<UnknownSelection>(
            () => Conditions.FindVariables(selections, new Dictionary<string, FragmentDefinitionNode>(), out _));
        AssertRefused<UnknownSelection>(() => Collector().CollectFields(Schema.QueryType!, [selections]));
        AssertRefused<UnknownSelection>(() => Collector().CoerceAllArguments(Schema.QueryType!, selections));
    }

    [Theory]
    [InlineData("in")]
    [InlineData("id")]
    [InlineData("ids")]
    public void Value_Unknown_IsRefused(string argument)
    {
        var field = new FieldNode(
            default, null, Name("find"), [new ArgumentNode(default, Name(argument), new UnknownValue())], [],
            ((OperationDefinitionNode)GraphQLParser.Parse("{ name }").Definitions[0]).SelectionSet);
        var document = Document(new SelectionSetNode(default, [field]));

        AssertRefused<UnknownValue>(() => DocumentValidator.Validate(Schema, document));
        AssertRefused<UnknownValue>(() => GraphQLPrinter.Print(document));
        AssertRefused<UnknownValue>(() => ValueText.Canonical(field.Arguments));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("ids")]
    public void Value_UnknownOfAScalar_IsNotCoerced(string argument)
    {
        var coercion = new ArgumentCoercion([], VariableValues.Empty, []);

        AssertRefused<UnknownValue>(() => coercion.CoerceLiteral(new UnknownValue(), Find.FindArgument(argument)!.Type, "here"));
    }

    [Fact]
    public void Definition_Unknown_IsRefused()
    {
        var document = new DocumentNode(default, [new UnknownDefinition()]);

        AssertRefused<UnknownDefinition>(() => DocumentValidator.Validate(Schema, document));
        AssertRefused<UnknownDefinition>(() => SchemaBuilder.Build(document));
        AssertRefused<UnknownDefinition>(() => GraphQLPrinter.Print(document));
    }

    [Fact]
    public void TypeDefinition_Unknown_IsRefused()
    {
        var node = new UnknownTypeDefinition();

        AssertRefused<UnknownTypeDefinition>(() => SchemaBuilder.Build(new DocumentNode(default, [node])));
        AssertRefused<UnknownTypeDefinition>(() => GraphQLPrinter.Print(node));
        AssertRefused<UnknownTypeDefinition>(() => TypeMembers.Fields(node));
        AssertRefused<UnknownTypeDefinition>(() => TypeMembers.Interfaces(node));
    }

    [Fact]
    public void TypeReference_Unknown_IsRefused()
    {
        AssertRefused<UnknownReference>(() => TypeReferences.Resolve(Schema, new UnknownReference()));
        AssertRefused<UnknownReference>(() => TypeReferences.NamedType(new UnknownReference()));
        AssertRefused<UnknownReference>(() => GraphQLPrinter.Print(new UnknownReference()));
    }

    [Fact]
    public void Type_Unknown_IsRefused()
    {
        AssertRefused<UnknownType>(() => SchemaPrinter.PrintType(new UnknownType()));
        AssertRefused<UnknownType>(() =>
        {
            var shape = new ShapeBuilder(stackalloc char[8]);
            shape.Append([new OperationVariable("v", 0, new UnknownType(), false, null, false, default)], ["value"], [true]);
        });
    }

    [Fact]
    public void OperationType_Unknown_IsRefused()
    {
        var document = Document(
            ((OperationDefinitionNode)GraphQLParser.Parse("{ name }").Definitions[0]).SelectionSet, UnknownOperation);

        AssertRefused<OperationType>(() => Schema.RootType(UnknownOperation));
        AssertRefused<OperationType>(() => GraphQLPrinter.Print(document));
        AssertRefused<OperationType>(() => DocumentValidator.Validate(Schema, document));
    }

    private static void AssertRefused<T>(Action action) =>
        Assert.Contains(typeof(T).Name, Assert.Throws<NotSupportedException>(action).Message, StringComparison.Ordinal);

    private static FieldCollector Collector()
    {
        var errors = new List<GraphQLError>();
        return new FieldCollector(
            Schema,
            new Dictionary<string, FragmentDefinitionNode>(),
            new ArgumentCoercion([], VariableValues.Empty, errors),
            errors,
            100);
    }

    private static DocumentNode Document(SelectionSetNode selections, OperationType type = OperationType.Query) =>
        new(default, [new OperationDefinitionNode(default, null, type, Name("Q"), [], [], selections)]);

    private static NameNode Name(string name) => new(default, name);

    private sealed class UnknownSelection() : SelectionNode(default, []);

    private sealed class UnknownValue() : ValueNode(default);

    private sealed class UnknownDefinition() : DefinitionNode(default);

    private sealed class UnknownTypeDefinition() : TypeDefinitionNode(default, false, null, new NameNode(default, "New"), []);

    private sealed class UnknownReference() : TypeNode(default);

    private sealed class UnknownType() : GraphQLNamedType("New", null);
}
