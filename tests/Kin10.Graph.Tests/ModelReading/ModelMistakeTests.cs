using Kin10.Graph.ModelReading;

namespace Kin10.Graph.Tests.ModelReading;

/// <summary>Each case is a model in which <c>^</c> is before every place that must be reported, and the messages in that order.</summary>
public class ModelMistakeTests
{
    private const string Schema = "schema @model(name: \"test\", version: 1) { query: Query }\n";
    private const string Own = "id: ID! sources: [String!]!";

    /// <summary>Parts, commitments and partners, linked in all ways that models have.</summary>
    private const string World = Schema + """
        interface Named { id: ID! name: String! }
        union Any = A | B
        enum Kind { ONE TWO }
        type A implements Named @node { id: ID! name: String! sources: [String!]! b: [B!]! @relationship(type: "A_B", direction: OUT, properties: "E") }
        type B @node { id: ID! sources: [String!]! a: [A!]! @relationship(type: "A_B", direction: IN, properties: "E") c: C @relationship(type: "B_C", direction: OUT) }
        type C @node { id: ID! sources: [String!]! c: [C!]! @relationship(type: "C_C", direction: BOTH) }
        type E @relationshipProperties { kind: Kind! }

        """;

    public static TheoryData<string, string[]> Declarations => new()
    {
        { "^type A @node { " + Own + " }", ["The model has no name and version"] },
        { "^schema { query: Query } type A @node { " + Own + " }", ["The schema definition lacks `@model`"] },
        { "schema ^@model(name: \"a\") { query: Query } type A @node { " + Own + " }", ["`@model` needs the argument `version`: a whole number from 1"] },
        { "schema @model(name: \"a\", version: ^0) { query: Query } type A @node { " + Own + " }", ["The argument `version` of `@model` must be a whole number from 1"] },
        { "^schema @model(name: \"a\", version: 1) { query: Root } type A @node { " + Own + " }", ["The only operation of a model is `query: Query`"] },
        { Schema + "^" + Schema + "type A @node { " + Own + " }", ["The schema is defined a second time; the first is on line 1"] },
        { Schema + "type A @node { id: ID! ^", ["Expected Name, found end of document"] },
        { "^" + Schema + "enum E { A }", ["The model has no node type"] },
        { World + "^extend type A { x: Int }", ["A model has no `extend`"] },
        { World + "^{ a }", ["A model has definitions of types only"] },
        { World + "^input I { a: Int }", ["`I` is an input type; a model has none"] },
        { World + "scalar ^Money", ["There is no scalar `Money`"] },
        { World + "^directive @mine on FIELD", ["A model cannot define directives of its own, such as `@mine`"] },
        { World + "type ^Int @node { " + Own + " }", ["`Int` is the name of a scalar"] },
        { World + "type ^a_b @node { " + Own + " }", ["`a_b` must be in PascalCase"] },
        { World + "type ^A @node { " + Own + " }", ["`A` is defined a second time; the first is on line 5"] },
        { World + "type ^X { " + Own + " }", ["`X` must say what it is: `@node` for nodes"] },
        { World + "type ^X @node @relationshipProperties { " + Own + " }", ["`X` is either `@node` or `@relationshipProperties`"] },
        { World + "type ^X ^@nod { " + Own + " }", ["`X` must say what it is", "There is no directive `@nod`"] },
        { World + "type X @node ^@node { " + Own + " }", ["`@node` occurs here twice"] },
        { World + "type X @node(^plurals: \"xs\") { " + Own + " }", ["`@node` has no argument `plurals`; it has `plural`. Did you mean `plural`?"] },
        { World + "type X @node(plural: \"xs\", ^plural: \"ys\") { " + Own + " }", ["The argument `plural` of `@node` is given twice"] },
        { World + "type X @node(plural: ^3) { " + Own + " }", ["The argument `plural` of `@node` must be a text"] },
        { World + "type X @node(plural: ^\"The xs\") { " + Own + " }", ["The plural `The xs` of `X` must be in camelCase"] },
        { World + "enum X ^@node { ONE }", ["`@node` cannot be on an enum; it belongs on a type."] },
        { World + "enum X { ^one }", ["`X.one` must be in UPPER_SNAKE"] },
        { World + "enum X { ONE ^ONE }", ["`X.ONE` occurs here twice"] },
        { World + "enum ^X", ["`X` has no values"] },
        { World + "union X = A | ^Kind", ["`Kind` cannot be a member of `X`: it is not a node type"] },
        { World + "union X = A | ^Named", ["`Named` cannot be a member of `X`"] },
        { World + "union X = A | ^A", ["`A` occurs twice in `X`"] },
        { World + "union X = A | ^Bb", ["There is no type `Bb`"] },
        { World + "union ^X", ["`X` has no members"] },
    };

    public static TheoryData<string, string[]> Properties => new()
    {
        { World + "type ^X @node { sources: [String!]! }", ["`X` has no `id: ID!`; it comes first"] },
        { World + "type ^X @node { id: ID! }", ["`X` has no `sources: [String!]!`"] },
        { World + "type X @node { sources: [String!]! ^id: ID! }", ["`X.id` must come first"] },
        { World + "type X @node { id: ^ID sources: [String!]! }", ["`X.id` must be `ID!`"] },
        { World + "type X @node { id: ID! sources: ^String! }", ["`X.sources` must be `[String!]!`"] },
        { World + "type X @node { " + Own + " ^Big: Int }", ["`X.Big` must be in camelCase"] },
        { World + "type X @node { " + Own + " ^count: Int }", ["`count` is reserved"] },
        { World + "type X @node { " + Own + " a: Int ^a: Int }", ["`X.a` is defined a second time; the first is on line 9"] },
        { World + "type X @node { " + Own + " a(^b: Int): Int }", ["`X.a` cannot have arguments"] },
        { World + "type X @node { " + Own + " a: ^Strin }", ["There is no type `Strin`; use one that this file defines, or `ID`"] },
        { World + "type X @node { " + Own + " a: ^Kid }", ["There is no type `Kid`"] },
        { World + "type X @node { " + Own + " a: ^[[String!]!]! }", ["`X.a` is a list of lists"] },
        { World + "type X @node { " + Own + " a: ^[String!] }", ["`X.a` must be `[String!]!`"] },
        { World + "type X @node { " + Own + " a: ^[String]! }", ["`X.a` must be `[String!]!`"] },
        { World + "type X @node { " + Own + " a: ^[Int!]! }", ["`X.a` is a list of `Int`; lists hold `String` or an enum"] },
        { World + "type X @node { " + Own + " a: ^ID }", ["`X.a` cannot be an `ID`: only the field `id` is"] },
        { World + "type X @node { " + Own + " a: ^E }", ["`X.a` cannot have the type `E`, which is what edges carry"] },
        { World + "type X @node { " + Own + " a: Int ^@search }", ["`@search` looks into text: `X.a` would have to be `String`"] },
        { World + "type X @node { " + Own + " a: [String!]! ^@index }", ["`@index` serves orders of single values: `X.a` is a list"] },
        { World + "type X @node { " + Own + " a: String ^@measure(sum: false) }", ["`@measure` says whether numbers may be added up: `X.a` would have to be `Int`, `Long` or `Float`"] },
        { World + "type X @node { " + Own + " a: [Kind!]! ^@measure(sum: false) }", ["`@measure` says whether numbers may be added up"] },
        { World + "type X @node { " + Own + " a: LocalDate ^@measure(sum: false) }", ["`@measure` says whether numbers may be added up"] },
        { World + "type X @node { " + Own + " a: Int ^@measure }", ["`@measure` needs the argument `sum`: `true` or `false`, without quotes"] },
        { World + "type X @node { " + Own + " a: Int @measure(sum: ^\"no\") }", ["The argument `sum` of `@measure` must be `true` or `false`"] },
        { World + "interface I { id: ID! a: Int @measure(sum: false) } type X implements I @node { " + Own + " ^a: Int }", ["`X.a` and the interface `I` must agree whether it may be added up"] },
        { World + "type X @node { id: ID! ^@index sources: [String!]! }", ["`id` always has an index"] },
        { World + "type X @node { " + Own + " a: Int ^@path(pattern: \"-[:A_B]->(:B)\") }", ["`X.a` is a property of type `Int`; `@path` belongs on"] },
        { World + "type X @node { " + Own + " a: Int ^@node }", ["`@node` cannot be on a field of a node type; it belongs on a type."] },
        { World + "type X @node { " + Own + " a: Int ^@unique }", ["There is no directive `@unique`"] },
        { World + "type ^X @relationshipProperties { year: Int }", ["No relationship has the properties `X`"] },
        { World.Replace("kind: Kind!", "kind: Kind! year: Int ^@measure(sum: false)"), ["`@measure` cannot be on a field of edges; it belongs on a number of a node type or an interface."] },
        { World.Replace("kind: Kind!", "kind: Kind! year: Int ^@index"), ["`@index` cannot be on a field of edges"] },
        { World.Replace("kind: Kind!", "kind: Kind! ^a: A"), ["`E.a` leads to nodes; only fields of node types can"] },
        { World.Replace("kind: Kind!", "^id: ID!"), ["`E.id`: edges have no id"] },
        { World.Replace("E @relationshipProperties { kind: Kind! }", "^E @relationshipProperties"), ["`E` has no fields"] },
        { World.Replace("E @relationshipProperties", "E implements ^Named @relationshipProperties"), ["`E` is what edges carry and can implement no interface"] },
    };

    public static TheoryData<string, string[]> Interfaces => new()
    {
        { World + "type X implements ^Nameed @node { " + Own + " }", ["There is no interface `Nameed`. Did you mean `Named`?"] },
        { World + "type X implements ^A @node { " + Own + " }", ["`X` cannot implement `A`: it is not an interface"] },
        { World + "type X implements Named & ^Named @node { " + Own + " name: String! }", ["`X` implements `Named` twice"] },
        { World + "type ^X implements Named @node { " + Own + " }", ["`X` implements `Named` and needs its field `name: String!`"] },
        { World + "type X implements Named @node { " + Own + " name: ^String }", ["`X.name` is `String`, but the interface `Named` has it as `String!`"] },
        { World + "type X implements Named @node { " + Own + " ^name: A @relationship(type: \"X_A\", direction: OUT) }", ["`X.name` leads to nodes, but the interface `Named` has it as the property `String!`"] },
        { World + "interface ^X { id: ID! }", ["No node type implements `X`"] },
        { World + "interface ^X { name: String }\ntype Y implements X @node { " + Own + " name: String }", ["`X` has no `id: ID!`"] },
        { World + "interface X implements ^Named { id: ID! name: String! }\ntype Y implements X @node { " + Own + " name: String! }", ["`X` cannot implement `Named`"] },
        { World.Replace("id: ID! name: String! }\nunion", "id: ID! name: String! ^a: [A!]! }\nunion"), ["`Named.a` leads to nodes; only fields of node types can"] },
    };

    public static TheoryData<string, string[]> Relationships => new()
    {
        { World + "type X @node { " + Own + " ^a: [A!]! }", ["`X.a` leads to nodes and must say how"] },
        { World + "type X @node { " + Own + " a: ^[A!] @relationship(type: \"X_A\", direction: OUT) }", ["`X.a` must be `[A!]!` for any number of targets, or `A` for at most one"] },
        { World + "type X @node { " + Own + " a: ^A! @relationship(type: \"X_A\", direction: OUT) }", ["`X.a` must be `[A!]!` for any number"] },
        { World + "type X @node { " + Own + " a: A ^@relationship(direction: OUT) }", ["`@relationship` needs the argument `type`"] },
        { World + "type X @node { " + Own + " a: A @relationship(type: \"X_A\", direction: ^\"OUT\") }", ["The argument `direction` of `@relationship` must be `IN`, `OUT` or `BOTH`, without quotes"] },
        { World + "type X @node { " + Own + " a: A @relationship(type: ^\"xa\", direction: OUT) }", ["The relationship type `xa` must be in UPPER_SNAKE"] },
        { World + "type X @node { " + Own + " a: A @relationship(type: \"X_A\", direction: OUT, properties: ^\"Ee\") }", ["There is no type `Ee`; define it with `@relationshipProperties`. Did you mean `E`?"] },
        { World + "type X @node { " + Own + " a: A @relationship(type: \"X_A\", direction: OUT, properties: ^\"B\") }", ["`B` is not a `@relationshipProperties` type"] },
        { World + "type X @node { " + Own + " a: A @relationship(type: \"X_A\", direction: BOTH, properties: ^\"E\") }", ["`X_A` has no direction and so can have no properties"] },
        { World + "type X @node { " + Own + " a: A @relationship(type: \"X_A\", direction: OUT) ^@measure(sum: false) }", ["`X.a` leads to nodes; `@measure` belongs on a property"] },
        { World + "type X @node { " + Own + " a: A @relationship(type: \"X_A\", direction: OUT) ^@index }", ["`X.a` leads to nodes; `@index` belongs on a property"] },
        { World + "type X @node { " + Own + " ^a: [A!]! @relationship(type: \"X_A\", direction: OUT) @path(pattern: \"-[:X_A]->(:A)\") }", ["`X.a` is either a `@relationship` or a `@path`"] },
        { World + "type X @node { " + Own + " a: A ^@relationship(type: \"A_B\", direction: OUT) }", ["`A_B` has no properties here and `E` in `A.b` (line 5)"] },
        { World + "type X @node { " + Own + " a: A @relationship(type: \"C_C\", direction: ^OUT) }", ["`C_C` has a direction here and none in `C.c` (line 7)"] },
        {
            World + "type X @node { " + Own + " b: ^[B!]! @relationship(type: \"A_B\", direction: OUT, properties: \"E\") }",
            ["`X.b` leads to `B` over `A_B`, but the way back, `B.a: A` (line 6), does not lead to `X`"]
        },
        {
            World + "type X @node { " + Own + " c: [X!]! @relationship(type: \"X_X\", direction: OUT) d: [A!]! @relationship(type: \"X_X\", direction: ^BOTH) }",
            ["`X_X` has no direction here"]
        },
    };

    public static TheoryData<string, string[]> Derivations => new()
    {
        { World + "type X @node { " + Own + " a: Float ^@derived }", ["`@derived` needs the argument `by`: a text"] },
        { World + "type X @node { " + Own + " a: Float @derived(by: ^\"gaps\") }", ["There is no derivation `gaps`; there are `reach`"] },
        { World + "type X @node { " + Own + " a: Float @derived(by: ^\"gap\") }", ["The derivation `gap` gives `RootCause.gap`, not `X.a`."] },
        { World + "type RootCause @node { " + Own + " gap: String ^@derived(by: \"gap\") }", ["Derivations give numbers: `RootCause.gap` would have to be `Int` or `Float`."] },
        { World.Replace("kind: Kind!", "kind: Kind! score: Float ^@derived(by: \"gap\")"), ["`@derived` cannot be on a field of edges; it belongs on a property of a node type or a `@relationship`."] },
        { World + "type X @node { " + Own + " a: [A!]! @path(pattern: \"-[:^X_A]->(:A)\") ^@derived(by: \"gap\") }", ["There is no relationship type `X_A`", "`X.a` is a `@path`, which is followed when it is asked for; `@derived` belongs on what is stored."] },
        { World + Partner("[Partner!]!", "type: \"ALIKE\", direction: OUT, properties: \"S\"", "^\"similarPartners\""), ["The derivation `similarPartners` gives `SIMILAR_TO`, not `ALIKE`."] },
        { World + Partner("^Partner", "type: \"SIMILAR_TO\", direction: OUT, properties: \"S\"", "\"similarPartners\""), ["`Partner.similar` is derived: it must lead to any number of targets, and in a direction."] },
        { World + Partner("[Partner!]!", "type: \"SIMILAR_TO\", direction: OUT, properties: ^\"E\"", "\"similarPartners\"").Replace("type S @", "type ^S @"), ["`SIMILAR_TO` is derived: its edges must carry `score: Float!` and `reasons: [String!]!`", "No relationship has the properties `S`"] },
        {
            World + Partner("[Partner!]!", "type: \"SIMILAR_TO\", direction: OUT, properties: \"S\"", "\"similarPartners\" b: Int")
                .Replace(" b: Int)", ") ^alike: [Partner!]! @relationship(type: \"SIMILAR_TO\", direction: IN, properties: \"S\")"),
            ["`SIMILAR_TO` is a fact here and derived by `similarPartners` in `Partner.similar` (line 9); every field of one type must say the same."]
        },
    };

    public static TheoryData<string, string[]> Paths => new()
    {
        { Path("C", "^C", "-[:A_B]->(:B)-[:B_C]->(:C)"), ["`A.p` is a path and must be `[C!]!`"] },
        { Path("[C!]!", "[C!]!", "^"), ["The argument `pattern` of `@path` must be a text"] },
        { Path("[C!]!", "[C!]!", "^A_B"), ["The pattern of `A.p` is wrong here: expected a hop: `-[:TYPE]->(:Label)` or `<-[:TYPE]-(:Label)`, found `A_B`"] },
        { Path("[C!]!", "[C!]!", "-[^A_B]->(:B)"), ["expected `:` and a relationship type, found `A_B]->(:B)`"] },
        { Path("[C!]!", "[C!]!", "-[:^a_b]->(:B)"), ["expected a relationship type in UPPER_SNAKE, found `a_b]->(:B)`"] },
        { Path("[C!]!", "[C!]!", "-[:A_B]->(^)"), ["expected `:` and a node type: each hop names where it arrives, found `)`"] },
        { Path("[C!]!", "[C!]!", "-[:A_B]->(:B)-[:B_C^"), ["expected `]`, or `|` and another relationship type, found the end"] },
        { Path("[C!]!", "[C!]!", "<-[:A_B]-^>(:B)"), ["expected `(:Label)`, found `>(:B)`"] },
        { Path("[C!]!", "[C!]!", "-[:^A_C]->(:C)"), ["There is no relationship type `A_C`; some field must have it in `@relationship`. Did you mean `A_B`?"] },
        { Path("[C!]!", "[C!]!", "-[:A_B]->(:^Bee)-[:B_C]->(:C)"), ["There is no node type `Bee`"] },
        { Path("[C!]!", "[C!]!", "-[:A_B]->(:^Any)-[:B_C]->(:C)"), ["`Any` is not a node type; write the types that belong to it: `(:A|B)`"] },
        { Path("[C!]!", "[C!]!", "-[:^B_C]->(:C)"), ["`-[:B_C]->` does not lead from `A` to `C`: `B_C` leads from `B` to `C`"] },
        { Path("[C!]!", "[C!]!", "<-[:^A_B]-(:B)-[:B_C]->(:C)"), ["`<-[:A_B]-` does not lead from `A` to `B`"] },
        { Path("[C!]!", "[C!]!", "-[:A_B]->(:B)-[:B_C]->(:^B|C)"), ["No relationship of this hop leads from `B` to `B`; leave it out"] },
        { Path("[B!]!", "[B!]!", "-[:A_B*^0..3]->(:B)"), ["a variable length is `*1..n`, from 1 to an n between 2 and 10, found `0..3]->(:B)`"] },
        { Path("[B!]!", "[B!]!", "-[:A_B*^1..1]->(:B)"), ["a variable length is `*1..n`, from 1 to an n between 2 and 10"] },
        { Path("[B!]!", "[B!]!", "-[:A_B*^1..11]->(:B)"), ["a variable length is `*1..n`, from 1 to an n between 2 and 10"] },
        { Path("[B!]!", "[B!]!", "-[:A_B*^]->(:B)"), ["a variable length is `*1..n`, from 1 to an n between 2 and 10"] },
        { Path("[C!]!", "[C!]!", "-[:A_B]->(:B)^-[:B_C*1..3]->(:C)"), ["A variable length (`*1..3`) is a path of its own"] },
        { Path("[B!]!", "[B!]!", "^-[:A_B*1..3]->(:B)"), ["This hop leads nowhere from where it arrives"] },
        { Path("[C!]!", "[C!]!", "-[:A_B|B_C*1..3]->(:^A|C)"), ["This path never arrives at `A`; leave it out"] },
        { Path("[B!]!", "[B!]!", "-[:A_B]->(:B)-[:B_C]->(:^C)"), ["The pattern arrives at `C`, but `A.p` has the type `B`; end it with `(:B)`"] },
        { Path("[C!]!", "[C!]!", "-[:A_B]->(:B)-[:B_C]->(:C)-[:^C_C]->(:C)"), ["`C_C` has no direction (`BOTH`); write `-[:C_C]-`"] },
        { Path("[B!]!", "[B!]!", "-[:^A_B]-(:B)"), ["`A_B` has a direction; write `-[:A_B]->` or `<-[:A_B]-`"] },
        { Path("[C!]!", "[C!]!", "-[:A_B]->(:B)-[:B_C|^B_C]->(:C)"), ["`B_C` occurs twice in one hop"] },
        {
            Path("[C!]!", "[C!]!", "-[:A_B|A_D]->(:B|D)^-[:B_C]->(:C)") + "type D @node { " + Own + " a: [A!]! @relationship(type: \"A_D\", direction: IN) }",
            ["From `D` no relationship of this hop leads on"]
        },
    };

    public static TheoryData<string, string[]> NamesOfTheApi => new()
    {
        { World + "type ^X @node(plural: \"as\") { " + Own + " }", ["`Query.as` would be the name of `A` and `X` in the API"] },
        { World + "type ^Sheep @node(plural: \"sheep\") { " + Own + " }", ["`Query.sheep` would be the name of `Sheep`"] },
        { World + "type ^X @node(plural: \"nodes\") { " + Own + " }", ["`Query.nodes` would be the name of `Node` and `X` in the API"] },
        { World + "type ^Query @node { " + Own + " }", ["`Query` would be the name of something that every API has and `Query` in the API"] },
        { World + "enum ^PageInfo { ONE }", ["`PageInfo` would be the name of something that every API has and `PageInfo` in the API"] },
        { World + "type ^AFilterInput @node { " + Own + " }", ["`AFilterInput` would be the name of `A` and `AFilterInput` in the API"] },
        { World.Replace("interface Named { id: ID! name: String! }", "interface Named { id: ID! a: String! }").Replace("type A implements Named @node { id: ID! name", "type ^A implements Named @node { id: ID! a"), ["`NamedFilterInput.a` would be the name of the property `a` and `A` in the API"] },
    };

    [Theory]
    [MemberData(nameof(Declarations))]
    [MemberData(nameof(Properties))]
    [MemberData(nameof(Interfaces))]
    [MemberData(nameof(Relationships))]
    [MemberData(nameof(Derivations))]
    [MemberData(nameof(Paths))]
    [MemberData(nameof(NamesOfTheApi))]
    public void Read_Mistake_IsReportedAtItsPlaceWithWhatWouldBeRight(string marked, string[] messages)
    {
        var exception = Assert.Throws<ModelException>(() => ModelReader.Read(marked.Replace("^", ""), "m.graphql"));

        var found = exception.Mistakes;
        Assert.Equal(Places(marked), found.Select(mistake => (mistake.Line, mistake.Column)));
        Assert.All(found.Zip(messages), pair => Assert.Contains(pair.Second, pair.First.Message, StringComparison.Ordinal));
        Assert.All(
            found,
            mistake => Assert.StartsWith($"m.graphql:{mistake.Line}:{mistake.Column}: ", mistake.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WorldOfTheseTests_HasNoMistakes() => Assert.Equal(3, ModelReader.Read(World, "m.graphql").NodeTypes.Count);

    [Fact]
    public void Read_SeveralMistakes_ReportsAllInTheOrderOfTheFile()
    {
        const string Source = Schema + """
            enum Kind { one }
            type X @node { id: ID! a: Kidn b: [A!]! @path(pattern: "-[:X_A](:A)") }
            type A @node { id: ID! sources: [String!]! }
            """;

        var exception = Assert.Throws<ModelException>(() => ModelReader.Read(Source, "m.graphql"));

        Assert.Equal(
            ["2:13", "3:6", "3:27", "3:64"],
            exception.Mistakes.Select(mistake => $"{mistake.Line}:{mistake.Column}"));
        Assert.Equal(string.Join('\n', exception.Mistakes), exception.Message);
    }

    private static string Partner(string type, string relationship, string by) =>
        $"type Partner @node {{ {Own} similar: {type} @relationship({relationship}) @derived(by: {by}) }}\n"
        + "type S @relationshipProperties { score: Float! reasons: [String!]! }";

    private static string Path(string type, string markedType, string pattern) => World.Replace(
        "type A implements Named @node {",
        $"type A implements Named @node {{ p: {(pattern.Contains('^', StringComparison.Ordinal) ? type : markedType)} @path(pattern: "
        + $"{MarkedLiteral(pattern)})",
        StringComparison.Ordinal).Replace("@node { p:", "@node { id: ID! p:", StringComparison.Ordinal).Replace(") id: ID! name", ") name",
        StringComparison.Ordinal);

    // An empty pattern is reported at the literal itself.
    private static string MarkedLiteral(string pattern) => pattern == "^" ? "^\"\"" : $"\"{pattern}\"";

    private static List<(int Line, int Column)> Places(string marked)
    {
        var places = new List<(int Line, int Column)>();
        var lines = marked.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var parts = lines[i].Split('^');
            for (var j = 0; j < parts.Length - 1; j++)
            {
                places.Add((i + 1, parts.Take(j + 1).Sum(part => part.Length) + 1));
            }
        }

        return places;
    }
}
