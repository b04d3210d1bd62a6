using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;

namespace Kin10.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Fact]
    public void ParseDocument_Operation_HasAllParts()
    {
        var document = GraphQLParser.Parse(
            """
            "About the query"
            query Q("About the variable" $v: [Int!]! = [1] @onVariable, $w: S) @onQuery {
              alias: field(a: $v) @onField { inner }
              ...Spread @onSpread
              ... on T @onInline { x }
              ... @include(if: true) { y }
            }
            """);

        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal(OperationType.Query, operation.Operation);
        Assert.Equal("About the query", operation.Description?.Value);
        Assert.Equal("Q", operation.Name?.Value);
        Assert.Equal(new SourceLocation(1, 1), operation.Location);
        Assert.Equal("onQuery", Assert.Single(operation.Directives).Name.Value);

        var variable = operation.VariableDefinitions[0];
        Assert.Equal("About the variable", variable.Description?.Value);
        Assert.Equal("v", variable.Variable.Name);
        Assert.IsType<ListValueNode>(variable.DefaultValue);
        Assert.Equal("onVariable", Assert.Single(variable.Directives).Name.Value);
        Assert.Null(operation.VariableDefinitions[1].DefaultValue);

        var field = Assert.IsType<FieldNode>(operation.SelectionSet.Selections[0]);
        Assert.Equal(("alias", "field", "alias"), (field.Alias?.Value, field.Name.Value, field.ResponseKey));
        Assert.Equal("v", Assert.IsType<VariableNode>(Assert.Single(field.Arguments).Value).Name);
        Assert.NotNull(field.SelectionSet);
        Assert.Equal("Spread", Assert.IsType<FragmentSpreadNode>(operation.SelectionSet.Selections[1]).Name.Value);
        Assert.Equal("T", Assert.IsType<InlineFragmentNode>(operation.SelectionSet.Selections[2]).TypeCondition?.Name);
        Assert.Null(Assert.IsType<InlineFragmentNode>(operation.SelectionSet.Selections[3]).TypeCondition);
    }

    [Fact]
    public void ParseDocument_Fragment_HasAllParts()
    {
        var document = GraphQLParser.Parse("\"\"\"About\"\"\" fragment F on T @d(a: {b: ENUM}) { x }");

        var fragment = Assert.IsType<FragmentDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal(("About", "F", "T"), (fragment.Description?.Value, fragment.Name.Value, fragment.TypeCondition.Name));
        Assert.Equal("d", Assert.Single(fragment.Directives).Name.Value);
    }

    [Fact]
    public void ParseDocument_Keywords_AreNamesWhereANameStands()
    {
        foreach (var name in new[] { "on", "fragment", "query", "mutation", "subscription", "true", "false", "null", "type", "extend" })
        {
            var fragment = name == "on" ? "frag" : name;
            var document = GraphQLParser.Parse(
                $"query {name}(${name}: {name}) @{name} {{ {name}: {name}({name}: ${name}) ...{fragment} ... on {name} {{ {name} }} }} "
                + $"fragment {fragment} on {name} {{ {name} }}");

            Assert.Equal(2, document.Definitions.Count);
        }
    }

    [Fact]
    public void ParseDocument_TypeSystem_HasAllKinds()
    {
        var document = GraphQLParser.Parse(
            """
            "s" schema @d { query: Q mutation: M subscription: S }
            "d" directive @d("a" a: Int = 1 @e) repeatable on | SCHEMA | FIELD
            "x" scalar X @d
            "t" type T implements & A & B @d { "f" f("a" a: [Int] = [1] @d): T! @d }
            interface I implements A { f: Int }
            union U @d = | A | B
            enum E { "v" V @d W }
            input N @d { "f" f: Int = 1 @d }
            type Empty
            extend schema @d
            extend schema { query: Q }
            extend scalar X @d
            extend type T implements A
            extend type T { g: Int }
            extend interface I @d
            extend union U = C
            extend enum E { X }
            extend input N { g: Int }
            """);

        Assert.Equal(
            "SchemaNode DirectiveDefinitionNode ScalarTypeNode ObjectTypeNode InterfaceTypeNode UnionTypeNode EnumTypeNode "
            + "InputObjectTypeNode ObjectTypeNode SchemaNode SchemaNode ScalarTypeNode ObjectTypeNode ObjectTypeNode InterfaceTypeNode "
            + "UnionTypeNode EnumTypeNode InputObjectTypeNode",
            string.Join(' ', document.Definitions.Select(node => node.GetType().Name)));
        Assert.All(document.Definitions.Skip(9).Cast<TypeSystemNode>(), node => Assert.True(node.IsExtension));
        Assert.All(document.Definitions.Take(9).Cast<TypeSystemNode>(), node => Assert.False(node.IsExtension));
        var directive = Assert.IsType<DirectiveDefinitionNode>(document.Definitions[1]);
        Assert.True(directive.IsRepeatable);
        Assert.Equal(["SCHEMA", "FIELD"], directive.Locations.Select(name => name.Value));
        var type = Assert.IsType<ObjectTypeNode>(document.Definitions[3]);
        Assert.Equal(["A", "B"], type.Interfaces.Select(name => name.Name));
        Assert.Equal("a", Assert.Single(Assert.Single(type.Fields).Arguments).Description?.Value);
        Assert.Equal(["A", "B"], Assert.IsType<UnionTypeNode>(document.Definitions[5]).Types.Select(name => name.Name));
    }

    [Theory]
    [InlineData("", "1:1 Expected a definition (query, fragment, type, ...), found end of document.")]
    [InlineData(" # nothing\n", "2:1 Expected a definition (query, fragment, type, ...), found end of document.")]
    [InlineData("{", "1:2 Expected Name, found end of document.")]
    [InlineData("{}", "1:2 Expected Name, found }.")]
    [InlineData("{ a", "1:4 Expected Name, found end of document.")]
    [InlineData("{ a: }", "1:6 Expected Name, found }.")]
    [InlineData("{ a() }", "1:5 Expected Name, found ).")]
    [InlineData("{ a(b) }", "1:6 Expected :, found ).")]
    [InlineData("{ a(b:) }", "1:7 Expected a value, found ).")]
    [InlineData("{ a(b: [) }", "1:9 Expected a value, found ).")]
    [InlineData("{ a(b: {1: 2}) }", "1:9 Expected Name, found Int \"1\".")]
    [InlineData("{ a {} }", "1:6 Expected Name, found }.")]
    [InlineData("{ a @ }", "1:7 Expected Name, found }.")]
    [InlineData("{ ... on }", "1:10 Expected Name, found }.")]
    [InlineData("{ ... }", "1:7 Expected {, found }.")]
    [InlineData("{ ...on { a } }", "1:9 Expected Name, found {.")]
    [InlineData("query", "1:6 Expected {, found end of document.")]
    [InlineData("query Q() { a }", "1:9 Expected $, found ).")]
    [InlineData("query Q($a) { a }", "1:11 Expected :, found ).")]
    [InlineData("query Q($a: Int = $b) { a }", "1:19 Unexpected variable $b in a constant value.")]
    [InlineData("query Q($a: Int @d(x: [$b])) { a }", "1:24 Unexpected variable $b in a constant value.")]
    [InlineData("query Q($a: [Int) { a }", "1:17 Expected ], found ).")]
    [InlineData("query Q($a: Int!!) { a }", "1:17 Expected $, found !.")]
    [InlineData("quary Q { a }", "1:1 Expected a definition (query, fragment, type, ...), found Name \"quary\".")]
    [InlineData("fragment on on T { a }", "1:10 Expected the fragment's name, which cannot be \"on\", found Name \"on\".")]
    [InlineData("fragment F T { a }", "1:12 Expected \"on\", found Name \"T\".")]
    [InlineData("\"d\" { a }", "1:5 Expected a definition that can have a description (with a keyword, but not extend), found {.")]
    [InlineData(
        "\"d\" extend type A @b",
        "1:5 Expected a definition that can have a description (with a keyword, but not extend), found Name \"extend\".")]
    [InlineData("extend", "1:7 Expected what is extended (schema, scalar, type, interface, union, enum or input), found end of document.")]
    [InlineData(
        "extend directive @d on FIELD",
        "1:8 Expected what is extended (schema, scalar, type, interface, union, enum or input), found Name \"directive\".")]
    [InlineData("extend type A", "1:14 Expected what the extension adds (implements, @ or {), found end of document.")]
    [InlineData("extend scalar A", "1:16 Expected what the extension adds (@), found end of document.")]
    [InlineData("extend schema", "1:14 Expected what the extension adds (@ or {), found end of document.")]
    [InlineData("extend union A", "1:15 Expected what the extension adds (@ or =), found end of document.")]
    [InlineData("extend enum A", "1:14 Expected what the extension adds (@ or {), found end of document.")]
    [InlineData("extend input A", "1:15 Expected what the extension adds (@ or {), found end of document.")]
    [InlineData("extend interface A", "1:19 Expected what the extension adds (implements, @ or {), found end of document.")]
    [InlineData("schema", "1:7 Expected {, found end of document.")]
    [InlineData("schema {}", "1:9 Expected query, mutation or subscription, found }.")]
    [InlineData("schema { q: Q }", "1:10 Expected query, mutation or subscription, found Name \"q\".")]
    [InlineData("type A {}", "1:9 Expected Name, found }.")]
    [InlineData("type A { b }", "1:12 Expected :, found }.")]
    [InlineData("type A { b(): C }", "1:12 Expected Name, found ).")]
    [InlineData("type A { b(c: Int = $d): C }", "1:21 Unexpected variable $d in a constant value.")]
    [InlineData("type A implements B C { d: E }", "1:21 Expected a definition (query, fragment, type, ...), found Name \"C\".")]
    [InlineData("type A implements & { d: E }", "1:21 Expected Name, found {.")]
    [InlineData("union A =", "1:10 Expected Name, found end of document.")]
    [InlineData("union A = | | B", "1:13 Expected Name, found |.")]
    [InlineData("enum A {}", "1:9 Expected Name, found }.")]
    [InlineData("enum A { true }", "1:10 Expected an enum value's name, which cannot be true, false or null, found Name \"true\".")]
    [InlineData("enum A { B null }", "1:12 Expected an enum value's name, which cannot be true, false or null, found Name \"null\".")]
    [InlineData("input A {}", "1:10 Expected Name, found }.")]
    [InlineData("input A { b(c: Int): D }", "1:12 Expected :, found (.")]
    [InlineData("directive d on FIELD", "1:11 Expected @, found Name \"d\".")]
    [InlineData("directive @d", "1:13 Expected \"on\" or \"repeatable\", found end of document.")]
    [InlineData("directive @d repeatable FIELD", "1:25 Expected \"on\", found Name \"FIELD\".")]
    [InlineData("directive @d on", "1:16 Expected Name, found end of document.")]
    [InlineData("directive @d on FIELDS", "1:17 Expected a directive location (FIELD, OBJECT, ...), found Name \"FIELDS\".")]
    [InlineData("{ a } }", "1:7 Expected a definition (query, fragment, type, ...), found }.")]
    public void ParseDocument_WrongSyntax_SaysWhatWouldBeRight(string source, string expected) =>
        Refusal.AssertSyntaxError(expected, source);

    [Theory]
    [InlineData("1", typeof(IntValueNode))]
    [InlineData("-1.5", typeof(FloatValueNode))]
    [InlineData("\"a\"", typeof(StringValueNode))]
    [InlineData("\"\"\"a\"\"\"", typeof(StringValueNode))]
    [InlineData("true", typeof(BooleanValueNode))]
    [InlineData("null", typeof(NullValueNode))]
    [InlineData("RED", typeof(EnumValueNode))]
    [InlineData("$v", typeof(VariableNode))]
    [InlineData("[1 [] {}]", typeof(ListValueNode))]
    [InlineData("{a: 1 b: {c: [2]}}", typeof(ObjectValueNode))]
    public void ParseValue_OneValue_GivesItsKind(string source, Type type) => Assert.IsType(type, GraphQLParser.ParseValue(source));

    [Theory]
    [InlineData("")]
    [InlineData("1 2")]
    [InlineData("[1")]
    [InlineData("{a: 1")]
    [InlineData("$")]
    [InlineData("}")]
    public void ParseValue_NotOneValue_IsRefused(string source) => Refusal.Single(() => GraphQLParser.ParseValue(source));

    [Theory]
    [InlineData("A")]
    [InlineData("A!")]
    [InlineData("[A]")]
    [InlineData("[[A!]!]!")]
    public void ParseType_OneType_PrintsTheSame(string source) =>
        Assert.Equal(source, GraphQLPrinter.Print(GraphQLParser.ParseType(source)));

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("A!!")]
    [InlineData("[]")]
    [InlineData("[A")]
    [InlineData("A]")]
    public void ParseType_NotOneType_IsRefused(string source) => Refusal.Single(() => GraphQLParser.ParseType(source));
}
