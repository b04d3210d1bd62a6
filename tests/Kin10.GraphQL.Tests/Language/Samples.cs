namespace Kin10.GraphQL.Tests.Language;

/// <summary>Documents in which every production of the grammar occurs.</summary>
internal static class Samples
{
    public const string Operations =
        """"
        # A comment: é € 😀
        "About \u{1F600} é" query Q("v" $v: [Int!]! = [1, -2.5e+3] @d, $w: In = {a: "x", b: [null, true, E]}) @d(a: $v) {
          alias: field(a: $v, b: """block "quoted" \""" é
              indented
            text""", c: {d: {e: []}}) @include(if: false) { inner, ...F @d ... on T @d { x } ... @d { y } ... { z } }
        }
        mutation { a } subscription S { b(c: "\n\uD83D\uDE00") }
        """
        about
        """
        fragment F on T @d { x }
        { short }
        """";

    public const string TypeSystem =
        """"
        "s" schema @d { query: Q mutation: M subscription: S }
        """About the directive""" directive @d("a" a: Int = 1 @e, b: [S!]) repeatable on | SCHEMA | FIELD
        "x" scalar X @d
        "t" type T implements & A & B @d { "f" f("a" a: [Int] = [1] @d, b: In = {c: 1}): T! @d, g: [[Int!]!]! }
        interface I implements A & C @d { f: Int }
        union U @d = | A | B
        enum E @d { "v" V @d W }
        input N @d { "f" f: Int = 1 @d g: String = "é" }
        type Empty extend schema @d extend schema { query: Q } extend scalar X @d extend type T implements A
        extend type T @d { g: Int } extend interface I @d extend interface I { g: Int } extend union U = C
        extend union U @d extend enum E { X } extend enum E @d extend input N { g: Int } extend input N @d
        """";

    public static TheoryData<string> All => [Operations, TypeSystem];
}
