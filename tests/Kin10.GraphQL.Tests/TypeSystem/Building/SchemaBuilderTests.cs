using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.TypeSystem;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Build_SmallSchema_AddsBuiltIns()
    {
        var schema = Build("type Query { a: Int }");

        Assert.Equal("Query", schema.QueryType?.Name);
        Assert.Null(schema.MutationType);
        Assert.Empty(schema.SyntaxNodes);
        Assert.Equal(
            [
                "Query", "Int", "String", "Boolean", "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue",
                "__Directive", "__DirectiveLocation",
            ],
            schema.Types.Select(type => type.Name));
        Assert.Equal(["skip", "include", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Select(directive => directive.Name));
        Assert.All(schema.Types.Skip(1), type => Assert.Empty(type.SyntaxNodes));
        Assert.All(schema.Types.Skip(1), type => Assert.NotNull(type.Description));
    }

    [Theory]
    [InlineData("type Query { a(b: ID): Query }", "String Boolean ID")]
    [InlineData("type Query { a: Query } input I { b: [Float!] }", "Float String Boolean")]
    [InlineData("type Query { a: Query } directive @d(a: Int) on FIELD", "Int String Boolean")]
    public void Build_BuiltInScalars_AreThoseThatAreUsed(string source, string expected) => Assert.Equal(
        expected,
        string.Join(' ', Build(source).Types.Where(type => type is GraphQLScalarType).Select(type => type.Name)));

    [Fact]
    public void Build_IntrospectionTypes_AreWhole()
    {
        var schema = Build("type Query { a: Int }");

        Assert.Equal(
            [
                "kind: __TypeKind!", "name: String", "description: String", "specifiedByURL: String",
                "fields(includeDeprecated: Boolean! = false): [__Field!]", "interfaces: [__Type!]", "possibleTypes: [__Type!]",
                "enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]",
                "inputFields(includeDeprecated: Boolean! = false): [__InputValue!]", "ofType: __Type", "isOneOf: Boolean",
            ],
            Fields("__Type"));
        Assert.Equal(
            [
                "description: String", "types: [__Type!]!", "queryType: __Type!", "mutationType: __Type", "subscriptionType: __Type",
                "directives: [__Directive!]!",
            ],
            Fields("__Schema"));
        Assert.Equal(
            [
                "name: String!", "description: String", "isRepeatable: Boolean!", "locations: [__DirectiveLocation!]!",
                "args(includeDeprecated: Boolean! = false): [__InputValue!]!",
            ],
            Fields("__Directive"));
        Assert.Equal(
            [
                "name: String!", "description: String", "args(includeDeprecated: Boolean! = false): [__InputValue!]!", "type: __Type!",
                "isDeprecated: Boolean!", "deprecationReason: String",
            ],
            Fields("__Field"));
        Assert.Equal(
            [
                "name: String!", "description: String", "type: __Type!", "defaultValue: String", "isDeprecated: Boolean!",
                "deprecationReason: String",
            ],
            Fields("__InputValue"));
        Assert.Equal(
            ["name: String!", "description: String", "isDeprecated: Boolean!", "deprecationReason: String"], Fields("__EnumValue"));
        Assert.Equal(
            ["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"],
            Assert.IsType<GraphQLEnumType>(schema.FindType("__TypeKind")).Values.Select(value => value.Name));
        Assert.Equal(
            DirectiveLocations.All,
            Assert.IsType<GraphQLEnumType>(schema.FindType("__DirectiveLocation")).Values.Select(value => value.Name));

        string[] Fields(string type) =>
        [
            .. Assert.IsType<GraphQLObjectType>(schema.FindType(type)).Fields.Select(field => field.Name
                + (field.Arguments is [var argument] ? $"({argument.Name}: {argument.Type} = {GraphQLPrinter.Print(argument.DefaultValue!)})" : "")
                + $": {field.Type}"),
        ];
    }

    [Fact]
    public void Build_BuiltInDirectives_AreWhole()
    {
        var schema = Build("type Query { a: Int }");

        Assert.Equal(
            [
                "skip(if: Boolean!) FIELD FRAGMENT_SPREAD INLINE_FRAGMENT",
                "include(if: Boolean!) FIELD FRAGMENT_SPREAD INLINE_FRAGMENT",
                "deprecated(reason: String!) FIELD_DEFINITION ARGUMENT_DEFINITION INPUT_FIELD_DEFINITION ENUM_VALUE",
                "specifiedBy(url: String!) SCALAR",
                "oneOf() INPUT_OBJECT",
            ],
            schema.Directives.Select(directive => directive.Name
                + $"({string.Join(", ", directive.Arguments.Select(argument => $"{argument.Name}: {argument.Type}"))}) "
                + string.Join(' ', directive.Locations)));
        Assert.Equal(
            AppliedDirectives.DefaultDeprecationReason,
            Assert.IsType<StringValueNode>(schema.FindDirective("deprecated")!.Arguments[0].DefaultValue).Value);
    }

    [Fact]
    public void Build_DirectiveNamedAsABuiltIn_TakesItsPlace()
    {
        var schema = Build("type Query { a: Int } directive @skip(if: Boolean!, why: String) on FIELD");

        Assert.Equal(["skip", "include", "deprecated", "specifiedBy", "oneOf"], schema.Directives.Select(directive => directive.Name));
        Assert.Equal(2, schema.FindDirective("skip")!.Arguments.Count);
    }

    [Fact]
    public void Build_Extensions_AreMerged()
    {
        var schema = Build(
            """
            extend type Query implements N @d { b: Int }
            type Query { a: Int }
            interface M { a: Int } interface N { b: Int } extend interface N implements M { a: Int } extend type Query implements M
            union U = Query  extend union U = O  type O { a: Int }
            enum E { A } extend enum E { B }
            input I { a: Int } extend input I { b: Int } extend input I @oneOf
            scalar S  extend scalar S @specifiedBy(url: "https://example.org/s")
            directive @d on OBJECT
            """);

        var query = schema.QueryType!;
        Assert.Equal(["a", "b"], query.Fields.Select(field => field.Name));
        Assert.Equal(["N", "M"], query.Interfaces.Select(type => type.Name));
        Assert.Equal([false, true, true], query.SyntaxNodes.Select(node => node.IsExtension));
        Assert.Equal(["b", "a"], Find<GraphQLInterfaceType>("N").Fields.Select(field => field.Name));
        Assert.Equal(["M"], Find<GraphQLInterfaceType>("N").Interfaces.Select(type => type.Name));
        Assert.Equal(["Query", "O"], Find<GraphQLUnionType>("U").Types.Select(type => type.Name));
        Assert.Equal(["A", "B"], Find<GraphQLEnumType>("E").Values.Select(value => value.Name));
        Assert.Equal(["a", "b"], Find<GraphQLInputObjectType>("I").Fields.Select(field => field.Name));
        Assert.True(Find<GraphQLInputObjectType>("I").IsOneOf);
        Assert.Equal("https://example.org/s", Find<GraphQLScalarType>("S").SpecifiedByUrl);
        Assert.Equal([query], schema.PossibleTypes(Find<GraphQLInterfaceType>("N")));

        T Find<T>(string name)
            where T : GraphQLNamedType => Assert.IsType<T>(schema.FindType(name));
    }

    [Theory]
    [InlineData("type Query { a: Int } type Mutation { a: Int } type Subscription { a: Int }", "Query Mutation Subscription")]
    [InlineData("schema { query: Query } type Query { a: Int } type Mutation { a: Int }", "Query - -")]
    [InlineData("schema { query: A subscription: B } type A { a: Int } type B { a: Int }", "A - B")]
    [InlineData("schema { query: A } extend schema { mutation: B } type A { a: Int } type B { a: Int }", "A B -")]
    [InlineData("extend schema { mutation: B } type Query { a: Int } type B { a: Int }", "Query B -")]
    public void Build_RootTypes_AreNamedOrFoundByName(string source, string expected)
    {
        var schema = Build(source);

        Assert.Equal(
            expected, $"{schema.QueryType} {schema.MutationType?.Name ?? "-"} {schema.SubscriptionType?.Name ?? "-"}");
    }

    [Fact]
    public void Build_DescriptionsAndDeprecations_AreKept()
    {
        var schema = Build(
            """
            "schema" schema { query: Query }
            "type" type Query { "field" f("argument" a: Int @deprecated): Int @deprecated(reason: "why") g: E }
            enum E { "value" V @deprecated W }
            """);

        Assert.Equal("schema", schema.Description);
        Assert.Single(schema.SyntaxNodes);
        Assert.Equal("type", schema.QueryType!.Description);
        var field = schema.QueryType.FindField("f")!;
        Assert.Equal(("field", "why", "Query.f"), (field.Description, field.DeprecationReason, field.ToString()));
        Assert.Equal(("argument", "No longer supported"), (field.Arguments[0].Description, field.Arguments[0].DeprecationReason));
        Assert.Null(schema.QueryType.FindField("g")!.DeprecationReason);
        var values = Assert.IsType<GraphQLEnumType>(schema.FindType("E")).Values;
        Assert.Equal(("value", "No longer supported"), (values[0].Description, values[0].DeprecationReason));
        Assert.Null(values[1].DeprecationReason);
        Assert.Same(schema.FindType("E"), schema.QueryType.FindField("g")!.Type);
    }

    [Fact]
    public void Build_CustomScalar_UsesItsCoercion()
    {
        var options =
            new SchemaBuilderOptions { ScalarCoercions = new Dictionary<string, ScalarCoercion> { ["Year"] = new IntCoercion() } };

        var schema = SchemaBuilder.Build(GraphQLParser.Parse("type Query { a(y: Year = 2025): Any } scalar Year scalar Any"), options);

        Assert.Same(options.ScalarCoercions["Year"], Assert.IsType<GraphQLScalarType>(schema.FindType("Year")).Coercion);
        Assert.IsType<JsonScalarCoercion>(Assert.IsType<GraphQLScalarType>(schema.FindType("Any")).Coercion);
    }

    private static GraphQLSchema Build(string source) => SchemaBuilder.Build(GraphQLParser.Parse(source));
}
