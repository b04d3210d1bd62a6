using Kin10.GraphQL.Language;
using Kin10.GraphQL.TypeSystem;

namespace Kin10.GraphQL.Tests.TypeSystem;

public sealed class SchemaPrinterTests
{
    [Fact]
    public void Print_EveryKind_IsCanonical()
    {
        const string source =
            """"
            directive @d("about" a: [Int!]! = [1], b: String) repeatable on OBJECT | UNION
            type Query implements I & J @d(a: [2]) { i: Int, j(a: Int = 1, b: In = {x: "y", z: """b"""}): Query! @deprecated
              "first" k("about a" a: Int @deprecated(reason: "w\"y") b: Int): U }
            interface I { i: Int } interface J implements I { i: Int }
            "A union." union U @d = | Query | O type O { "one" a: Int "two" b: Int c: Int }
            "many\nlines" enum E { A "b" B @deprecated }
            input In { x: String! z: String = "x" } input One @oneOf { a: Int }
            scalar S @specifiedBy(url: "https://example.org") scalar T
            extend type O { d: S }
            """";
        const string printed =
            """"
            directive @d(
              """about"""
              a: [Int!]! = [1]
              b: String
            ) repeatable on OBJECT | UNION

            type Query implements I & J {
              i: Int
              j(a: Int = 1, b: In = {x: "y", z: "b"}): Query! @deprecated

              """first"""
              k(
                """about a"""
                a: Int @deprecated(reason: "w\"y")
                b: Int
              ): U
            }

            interface I {
              i: Int
            }

            interface J implements I {
              i: Int
            }

            """A union."""
            union U = Query | O

            type O {
              """one"""
              a: Int

              """two"""
              b: Int
              c: Int
              d: S
            }

            """
            many
            lines
            """
            enum E {
              A

              """b"""
              B @deprecated
            }

            input In {
              x: String!
              z: String = "x"
            }

            input One @oneOf {
              a: Int
            }

            scalar S @specifiedBy(url: "https://example.org")

            scalar T

            """";

        Assert.Equal(printed, Print(source));
        Assert.Equal(printed, Print(printed));
    }

    [Theory]
    [InlineData("schema { query: Query } type Query { a: Int }", "type Query {\n  a: Int\n}\n")]
    [InlineData("type Query { a: Int } schema { query: Query mutation: M } type M { a: Int }",
        "schema {\n  query: Query\n  mutation: M\n}\n\ntype Query {\n  a: Int\n}\n\ntype M {\n  a: Int\n}\n")]
    [InlineData("schema { query: Query } type Query { a: Mutation } scalar Mutation",
        "schema {\n  query: Query\n}\n\ntype Query {\n  a: Mutation\n}\n\nscalar Mutation\n")]
    [InlineData("\"about\" schema { query: Query } type Query { a: Int }",
        "\"\"\"about\"\"\"\nschema {\n  query: Query\n}\n\ntype Query {\n  a: Int\n}\n")]
    [InlineData("type Query { \"\"\"\n  a\n\n    b\n\"\"\" a: Int }", "type Query {\n  \"\"\"\n  a\n\n    b\n  \"\"\"\n  a: Int\n}\n")]
    [InlineData("\" \\n x\" type Query { a: Int }", "\" \\n x\"\ntype Query {\n  a: Int\n}\n")]
    [InlineData("directive @skip(if: Boolean!) on FIELD type Query { a: Int }",
        "directive @skip(if: Boolean!) on FIELD\n\ntype Query {\n  a: Int\n}\n")]
    public void Print_BuiltAgain_IsTheSame(string source, string printed)
    {
        Assert.Equal(printed, Print(source));
        Assert.Equal(printed, Print(printed));
    }

    private static string Print(string source) => SchemaPrinter.Print(SchemaBuilder.Build(GraphQLParser.Parse(source)));
}
