namespace Kin10.Graph.Tests.Planning;

/// <summary>A model with one of everything that the planner tells apart.</summary>
internal static class SmallModel
{
    public const string Sdl = """
        schema @model(name: "small", version: 1) {
          query: Query
        }
        interface Node {
          id: ID!
        }
        "What has a name and a size."
        interface Named {
          id: ID!
          name: String!
          size: Int
        }
        union Thing = Book | Person
        enum Genre {
          PROSE
          VERSE
        }
        type Book implements Node & Named @node(plural: "books") {
          id: ID!
          sources: [String!]!
          name: String! @index
          size: Int
          genre: Genre
          price: Float
          sold: Long
          published: LocalDate
          isOld: Boolean
          tags: [String!]!
          authors: [Person!]! @relationship(type: "WROTE", direction: IN, properties: "Writing")
          series: Series @relationship(type: "PART_OF", direction: OUT)
          siblings: [Book!]! @path(pattern: "-[:PART_OF]->(:Series)<-[:PART_OF]-(:Book)")
          mentions: [Thing!]! @relationship(type: "MENTIONS", direction: OUT)
        }
        type Person implements Node & Named @node(plural: "people") {
          id: ID!
          sources: [String!]!
          name: String! @index
          size: Int
          books: [Book!]! @relationship(type: "WROTE", direction: OUT, properties: "Writing")
          friends: [Person!]! @relationship(type: "KNOWS", direction: BOTH)
        }
        type Series implements Node @node(plural: "seriesList") {
          id: ID!
          sources: [String!]!
          name: String!
          books: [Book!]! @relationship(type: "PART_OF", direction: IN)
        }
        type Writing @relationshipProperties {
          share: Float!
          year: Int
          notes: [String!]!
        }
        """;
}
