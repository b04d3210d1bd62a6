using Kin10.GraphQL.Errors;
using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.TypeSystem;

/// <summary>One row per rule: the schema, and the errors it must give, as "line:column message".</summary>
public sealed class SchemaValidatorTests
{
    private const string Query = "type Query { q: Int }\n";

    [Theory]
    [InlineData(
        "type A { a: Int }", "1:1 The schema has no root type for query: define a type Query, or name one in the schema definition.")]
    [InlineData(
        "schema { mutation: M } type M { a: Int }",
        "1:1 The schema has no root type for query: define a type Query, or name one in the schema definition.")]
    [InlineData(
        "schema { mutation: M } type M { a: Int } type Query { a: Int }",
        "1:1 The schema definition must name the root type for query, for example \"query: Query\".")]
    [InlineData("schema { query: Q }", "1:17 Unknown type Q: expected the name of an object type that the schema defines.")]
    [InlineData("schema { query: Q } input Q { a: Int }", "1:17 The root type for query must be an object type, which Q is not.")]
    [InlineData(
        "scalar Query",
        "1:8 The root type for query must be an object type, which Query is not; a schema definition can name another one.")]
    [InlineData("schema { query: Q query: R } type Q { a: Int } type R { a: Int }", "1:19 There can be only one root type for query.")]
    [InlineData("schema { query: Q } extend schema { query: Q } type Q { a: Int }", "1:37 There can be only one root type for query.")]
    [InlineData(
        "schema { query: Q mutation: Q } type Q { a: Int }", "1:19 The root types must be different, but Q is the one for query too.")]
    [InlineData(
        "schema { query: Q } schema { query: Q } type Q { a: Int }",
        "1:21 There can be only one schema definition; extend it with \"extend schema\".")]
    public void RootTypes_Wrong_AreRefused(string source, string expected) => AssertErrors(source, expected);

    [Theory]
    [InlineData("type A { b: B }", "2:13 Unknown type B: expected the name of a type that the schema defines.")]
    [InlineData("type A { b(c: [B!]): Int }", "2:16 Unknown type B: expected the name of a type that the schema defines.")]
    [InlineData("type A implements B { b: Int }", "2:19 Unknown type B: expected the name of a type that the schema defines.")]
    [InlineData("union A = B", "2:11 Unknown type B: expected the name of a type that the schema defines.")]
    [InlineData("input A { b: B! = {c: 1} }", "2:14 Unknown type B: expected the name of a type that the schema defines.")]
    [InlineData("directive @a(b: B) on FIELD", "2:17 Unknown type B: expected the name of a type that the schema defines.")]
    [InlineData("type A { b: Int } scalar A", "2:26 There can be only one type A; extend it with \"extend\".")]
    [InlineData("scalar String", "2:8 The type String is built in; it cannot be defined again.")]
    [InlineData("directive @a on FIELD directive @a on FIELD", "2:34 There can be only one directive @a.")]
    [InlineData("extend type A { b: Int }", "2:13 Cannot extend A: the schema does not define it.")]
    [InlineData("scalar A extend type A { b: Int }", "2:22 Cannot extend A as an object type: it is a scalar.")]
    [InlineData("{ q }", "2:1 A schema holds only definitions of the type system; operations and fragments belong to requests.")]
    [InlineData(
        "fragment F on Query { q }",
        "2:1 A schema holds only definitions of the type system; operations and fragments belong to requests.")]
    public void Definitions_Wrong_AreRefused(string source, string expected) => AssertErrors(Query + source, expected);

    [Theory]
    [InlineData("type __A { b: Int }", "2:6 The type name __A must not begin with __, which is reserved for introspection.")]
    [InlineData("type A { __b: Int }", "2:10 The field name __b must not begin with __, which is reserved for introspection.")]
    [InlineData("type A { b(__c: Int): Int }", "2:12 The argument name __c must not begin with __, which is reserved for introspection.")]
    [InlineData("enum A { __b }", "2:10 The value name __b must not begin with __, which is reserved for introspection.")]
    [InlineData("input A { __b: Int }", "2:11 The field name __b must not begin with __, which is reserved for introspection.")]
    [InlineData("directive @__a on FIELD", "2:12 The directive name __a must not begin with __, which is reserved for introspection.")]
    [InlineData(
        "directive @a(__b: Int) on FIELD", "2:14 The argument name __b must not begin with __, which is reserved for introspection.")]
    [InlineData("type A { b: Int b: Int }", "2:17 There can be only one field b in A.")]
    [InlineData("type A { b: Int } extend type A { b: Int }", "2:35 There can be only one field b in A.")]
    [InlineData("interface A { b(c: Int c: Int): Int }", "2:24 There can be only one argument c in A.b.")]
    [InlineData("enum A { B C B }", "2:14 There can be only one value B in A.")]
    [InlineData("input A { b: Int b: Int }", "2:18 There can be only one field b in A.")]
    [InlineData("directive @a(b: Int b: Int) on FIELD", "2:21 There can be only one argument b in @a.")]
    public void Names_ReservedOrTwice_AreRefused(string source, string expected) => AssertErrors(Query + source, expected);

    [Theory]
    [InlineData("type A", "2:6 The type A must have at least one field.")]
    [InlineData("interface A", "2:11 The type A must have at least one field.")]
    [InlineData("union A", "2:7 The union A must have at least one member.")]
    [InlineData("enum A", "2:6 The enum A must have at least one value.")]
    [InlineData("input A", "2:7 The input object A must have at least one field.")]
    [InlineData("input A { b: Int } type B { a: [A!] }", "2:32 The field B.a must have an output type, which [A!] is not.")]
    [InlineData("type A { b(c: [A]): Int }", "2:15 The argument A.b(c:) must have an input type, which [A] is not.")]
    [InlineData("input A { b: Query }", "2:14 The field A.b must have an input type, which Query is not.")]
    [InlineData("directive @a(b: Query) on FIELD", "2:17 The argument @a(b:) must have an input type, which Query is not.")]
    [InlineData(
        "input A { b: Int! @deprecated }",
        "2:19 The field A.b is required, so it cannot be deprecated; make it nullable or give it a default first.")]
    [InlineData(
        "type A { b(c: Int! @deprecated): Int }",
        "2:20 The argument A.b(c:) is required, so it cannot be deprecated; make it nullable or give it a default first.")]
    [InlineData("union A = Query | Query", "2:19 The union A can have the member Query only once.")]
    [InlineData("union A = Query extend union A = Query", "2:34 The union A can have the member Query only once.")]
    [InlineData("union A = Int", "2:11 The union A can have only object types as members, which Int is not.")]
    [InlineData("union A = Query | B interface B { c: Int }", "2:19 The union A can have only object types as members, which B is not.")]
    public void Types_WrongMembers_AreRefused(string source, string expected) => AssertErrors(Query + source, expected);

    [Theory]
    [InlineData("type A implements Query { q: Int }", "2:19 The type A can implement only interfaces, which Query is not.")]
    [InlineData("type A implements I & I { a: Int }", "2:23 The type A can implement I only once.")]
    [InlineData("type A implements I { b: Int }", "2:19 The type A must have the field a, because I has it.")]
    [InlineData("interface A implements A { a: Int }", "2:24 The interface A cannot implement itself.")]
    [InlineData("type A implements J { a: Int }", "2:19 The type A must implement I too, because J implements it.")]
    [InlineData(
        "type A implements I { a: String }", "2:26 The field A.a must have the type Int of I.a, or a subtype of it; String is none.")]
    [InlineData("type A implements I { a: [Int] }", "2:26 The field A.a must have the type Int of I.a, or a subtype of it; [Int] is none.")]
    [InlineData("type A implements I { a: Int @deprecated }", "2:23 The field A.a cannot be deprecated, because I.a is not.")]
    [InlineData("type A implements I { a(b: Int!): Int }", "2:25 The argument A.a(b:) must not be required, because I.a does not have it.")]
    [InlineData("type A implements K { a: Int! }", "2:23 The field A.a must have the argument b, because K.a has it.")]
    [InlineData(
        "type A implements K { a(b: String!): Int! }", "2:28 The argument A.a(b:) must have the type String, as in K.a; it has String!.")]
    [InlineData(
        "type A implements K { a(b: String): Int }", "2:37 The field A.a must have the type Int! of K.a, or a subtype of it; Int is none.")]
    [InlineData("interface A implements B { a: Int } interface B implements A { a: Int }",
        "2:24 The interface A cannot implement B, which implements A.", "2:60 The interface B cannot implement A, which implements B.")]
    public void Interfaces_WronglyImplemented_AreRefused(string source, params string[] expected) => AssertErrors(
        Query + source + "\ninterface I { a: Int } interface J implements I { a: Int } interface K { a(b: String): Int! }", expected);

    [Fact]
    public void Interfaces_CovariantImplementation_IsAccepted() => Build(
        """
        type Query { q: A }
        interface I { self: I  list: [I]  one: U  old: Int @deprecated  field(a: Int): Int }
        interface J implements I { self: J!  list: [I!]!  one: U  old: Int @deprecated  field(a: Int, b: Int! = 1): Int }
        type A implements J & I { self: A!  list: [A!]!  one: A  old: Int  field(a: Int, b: Int! = 2, c: String): Int! }
        union U = A | Query
        """);

    [Theory]
    [InlineData("input A { a: A! }", "2:11 The input object A needs itself through non-null fields (A.a): at least one must be nullable.")]
    [InlineData("input A { b: B! } input B { x: Int c: C! } input C { a: A! b: B }",
        "2:11 The input object A needs itself through non-null fields (A.b, B.c, C.a): at least one must be nullable.")]
    [InlineData(
        "input A { b: B! } input B { b: B! }",
        "2:29 The input object B needs itself through non-null fields (B.b): at least one must be nullable.")]
    [InlineData("input A @oneOf { b: Int! c: Int }", "2:21 The field A.b must be nullable, because A is @oneOf.")]
    [InlineData("input A { b: Int = 1 } extend input A @oneOf", "2:20 The field A.b cannot have a default value, because A is @oneOf.")]
    public void InputObjects_Wrong_AreRefused(string source, string expected) => AssertErrors(Query + source, expected);

    [Fact]
    public void InputObjects_CyclesThatCanEnd_AreAccepted() => Build(
        Query + "input A { a: A  b: [A!]!  c: B! }  input B { a: A = null  b: B = {b: null} }");

    [Theory]
    [InlineData("Int", "1.5", "Int cannot represent 1.5: expected a whole number between -2147483648 and 2147483647.")]
    [InlineData("Int", "2147483648", "Int cannot represent 2147483648: expected a whole number between -2147483648 and 2147483647.")]
    [InlineData("Float", "1e999", "Float cannot represent 1e999: expected a number within the range of double precision.")]
    [InlineData("String", "1", "String cannot represent 1: expected a string.")]
    [InlineData("Boolean", "\"true\"", "Boolean cannot represent \"true\": expected true or false, without quotes.")]
    [InlineData("ID", "true", "ID cannot represent true: expected a string or a whole number.")]
    [InlineData("Int!", "null", "Expected a value of type Int!, found null.")]
    [InlineData("[Int!]", "null", null)]
    [InlineData("[Int!]", "1", null)]
    [InlineData("[Int!]", "[1, null]", "Expected a value of type Int!, found null.", 4)]
    [InlineData("[[Int]]", "[1, [2], null]", null)]
    [InlineData("E", "B", null)]
    [InlineData("E", "C", "Expected a value of the enum E, found C.")]
    [InlineData("E", "\"B\"", "Expected a value of the enum E, found \"B\".")]
    [InlineData("N", "{r: 1}", null)]
    [InlineData("N", "{r: 1, e: B, n: {r: 2}}", null)]
    [InlineData("N", "{}", "The field N.r of type Int! is required, but not given.")]
    [InlineData("N", "{r: 1, x: 2}", "The input object N has no field x.", 7)]
    [InlineData("N", "{r: 1, r: 2}", "The field r can be given only once.", 7)]
    [InlineData("N", "{r: \"1\"}", "Int cannot represent \"1\": expected a whole number between -2147483648 and 2147483647, without quotes.", 4)]
    [InlineData("N", "[{r: 1}]", "Expected an object of type N, found [{r: 1}].")]
    [InlineData("O", "{a: 1}", null)]
    [InlineData("O", "{a: null}", "The input object O is @oneOf: exactly one field must be given, and not null.")]
    [InlineData("O", "{a: 1, b: 2}", "The input object O is @oneOf: exactly one field must be given, and not null.")]
    [InlineData("O", "{}", "The input object O is @oneOf: exactly one field must be given, and not null.")]
    [InlineData("S", "{a: 1}", "S cannot represent {a: 1}: expected a string, a boolean or a number within the range of double precision.")]
    [InlineData("S", "ENUM", "S cannot represent ENUM: expected a string, a boolean or a number within the range of double precision.")]
    public void DefaultValues_AreOfTheirType(string type, string value, string? expected, int offset = 0)
    {
        var source = $"{Query}input T {{ f: {type} = {value} }}\n"
            + "enum E { B } input N { r: Int! d: Int! = 1 e: E n: N } input O @oneOf { a: Int b: Int } scalar S";
        AssertErrors(source, expected is null ? [] : [$"2:{17 + type.Length + offset} {expected}"]);
    }

    [Theory]
    [InlineData(
        "input A { a: A = {} }",
        "2:18 The default value of A.a brings itself (through A.a): at least one default must give the next field a value.")]
    [InlineData("input A { b: B = {} } input B { a: [A] = [{}] }",
        "2:18 The default value of A.b brings itself (through A.b, B.a): at least one default must give the next field a value.")]
    [InlineData("input A { b: B = {c: {}} } input B { c: C } input C { a: A = {} }",
        "2:18 The default value of A.b brings itself (through A.b, C.a): at least one default must give the next field a value.")]
    public void DefaultValues_InACycle_AreRefused(string source, string expected) => AssertErrors(Query + source, expected);

    [Fact]
    public void DefaultValues_WithoutCycle_AreAccepted() => Build(
        Query + "input A { a: A = {a: null}  b: B = {a: {a: null, b: {}}}  l: [A] = [] } input B { a: A = {a: {a: null, b: null}, b: null} x: Int = 1 }");

    [Theory]
    [InlineData(
        "directive @a(b: Int @a) on ARGUMENT_DEFINITION",
        "2:12 The directive @a cannot be used on its own arguments, nor on the types of their values.")]
    [InlineData("directive @a(b: Int @c) on ARGUMENT_DEFINITION directive @c(d: Int @a) on ARGUMENT_DEFINITION",
        "2:12 The directive @a cannot be used on its own arguments, nor on the types of their values.",
        "2:59 The directive @c cannot be used on its own arguments, nor on the types of their values.")]
    [InlineData(
        "directive @a(b: [S!]) on SCALAR scalar S @a(b: \"x\")",
        "2:12 The directive @a cannot be used on its own arguments, nor on the types of their values.")]
    [InlineData(
        "directive @a(b: E) on ENUM_VALUE enum E { V @a }",
        "2:12 The directive @a cannot be used on its own arguments, nor on the types of their values.")]
    [InlineData("directive @a(b: N) on INPUT_FIELD_DEFINITION input N { n: N m: M } input M { x: Int } extend input M { y: Int @a }",
        "2:12 The directive @a cannot be used on its own arguments, nor on the types of their values.")]
    public void Directives_ReferringToThemselves_AreRefused(string source, params string[] expected) =>
        AssertErrors(Query + source, expected);

    [Theory]
    [InlineData("scalar A @x", "2:10 Unknown directive @x: expected one that the schema defines.")]
    [InlineData("scalar A @d", "2:10 The directive @d cannot be used on SCALAR; it can be used on OBJECT.")]
    [InlineData("type A @d @d { b: Int }", "2:11 The directive @d can be used only once in one place.")]
    [InlineData("type A @d { b: Int } extend type A @d", "2:36 The directive @d can be used only once in one place.")]
    [InlineData("extend schema @d", "2:15 The directive @d cannot be used on SCHEMA; it can be used on OBJECT.")]
    [InlineData("interface A @d { b: Int }", "2:13 The directive @d cannot be used on INTERFACE; it can be used on OBJECT.")]
    [InlineData("union A @d = Query", "2:9 The directive @d cannot be used on UNION; it can be used on OBJECT.")]
    [InlineData("enum A @d { B }", "2:8 The directive @d cannot be used on ENUM; it can be used on OBJECT.")]
    [InlineData("enum A { B @d }", "2:12 The directive @d cannot be used on ENUM_VALUE; it can be used on OBJECT.")]
    [InlineData("input A @d { b: Int }", "2:9 The directive @d cannot be used on INPUT_OBJECT; it can be used on OBJECT.")]
    [InlineData("input A { b: Int @d }", "2:18 The directive @d cannot be used on INPUT_FIELD_DEFINITION; it can be used on OBJECT.")]
    [InlineData("type A { b: Int @d }", "2:17 The directive @d cannot be used on FIELD_DEFINITION; it can be used on OBJECT.")]
    [InlineData("type A { b(c: Int @d): Int }", "2:19 The directive @d cannot be used on ARGUMENT_DEFINITION; it can be used on OBJECT.")]
    [InlineData("directive @e(c: Int @d) on FIELD", "2:21 The directive @d cannot be used on ARGUMENT_DEFINITION; it can be used on OBJECT.")]
    [InlineData("scalar A @r", "2:10 The argument @r(a:) of type Int! is required, but not given.")]
    [InlineData("scalar A @r(a: 1, a: 2)", "2:19 The argument a can be given only once.")]
    [InlineData("scalar A @r(a: 1, b: 2)", "2:19 The directive @r has no argument b.")]
    [InlineData("scalar A @r(a: \"1\")", "2:16 Int cannot represent \"1\": expected a whole number between -2147483648 and 2147483647, without quotes.")]
    [InlineData("type A { b: Int @deprecated(reason: null) }", "2:37 Expected a value of type String!, found null.")]
    [InlineData("scalar A @specifiedBy", "2:10 The argument @specifiedBy(url:) of type String! is required, but not given.")]
    public void Directives_WronglyUsed_AreRefused(string source, string expected) =>
        AssertErrors(Query + source + "\ndirective @d on OBJECT directive @r(a: Int!) repeatable on SCALAR", expected);

    [Fact]
    public void Directives_RepeatableAndUsedBeforeDefinition_AreAccepted() =>
        Build(Query + "scalar A @r(a: 1) @r(a: 2) extend scalar A @r(a: 3) directive @r(a: Int!) repeatable on SCALAR");

    [Fact]
    public void Enum_ValueThatIsALiteral_IsRefused()
    {
        // The parser refuses it as well, so the nodes are made by hand.
        var none = SourceLocation.None;
        var value = new EnumValueDefinitionNode(new(2, 1), null, new NameNode(new(2, 1), "null"), []);
        var document = new DocumentNode(none, [
            .. GraphQLParser.Parse(Query).Definitions,
            new EnumTypeNode(new(2, 1), false, null, new NameNode(new(2, 1), "E"), [], [value]),
        ]);

        var error = Assert.Single(Assert.Throws<GraphQLException>(() => SchemaBuilder.Build(document)).Errors);
        Assert.Equal("The enum E cannot have a value null, which is a literal of its own.", error.Message);
    }

    [Fact]
    public void Validate_ManyErrors_GivesAllInTheOrderOfTheSource()
    {
        AssertErrors(
            "type Query { a: X, a: Int }\nenum E\ninput N { q: Query = 1 }\ntype T implements E { x(__y: Y): Z "
            + "@z }\nextend type W { a: Int }",
            "1:17 Unknown type X: expected the name of a type that the schema defines.",
            "1:20 There can be only one field a in Query.",
            "2:6 The enum E must have at least one value.",
            "3:14 The field N.q must have an input type, which Query is not.",
            "4:19 The type T can implement only interfaces, which E is not.",
            "4:25 The argument name __y must not begin with __, which is reserved for introspection.",
            "4:30 Unknown type Y: expected the name of a type that the schema defines.",
            "4:34 Unknown type Z: expected the name of a type that the schema defines.",
            "4:36 Unknown directive @z: expected one that the schema defines.",
            "5:13 Cannot extend W: the schema does not define it.");
    }

    private static GraphQLSchema Build(string source) => SchemaBuilder.Build(GraphQLParser.Parse(source, ParserLimits.Schema));

    private static void AssertErrors(string source, params string[] expected)
    {
        IReadOnlyList<GraphQLError> errors = [];
        try
        {
            Build(source);
        }
        catch (GraphQLException refusal)
        {
            errors = refusal.Errors;
        }

        Assert.Equal(expected, errors.Select(error => $"{error.Locations[0]} {error.Message}"));
        Assert.All(errors, error => Assert.Equal(ErrorCodes.GraphQLValidationFailed, error.Code));
    }
}
