using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;

namespace Kin10.Graph.Embedded.Tests.Support;

/// <summary>A small model with one of everything.</summary>
internal static class BookModel
{
    public const string Sdl = """
        schema @model(name: "small", version: 1) {
          query: Query
        }
        interface Node {
          id: ID!
        }
        interface Named {
          id: ID!
          name: String!
          size: Int
          tags: [String!]!
        }
        union Thing = Book | Person
        enum Genre {
          VERSE
          PROSE
          ESSAY
        }
        type Book implements Node & Named @node(plural: "books") {
          id: ID!
          sources: [String!]!
          name: String! @index
          size: Int @index
          genre: Genre @index
          price: Float
          sold: Long
          published: LocalDate
          isOld: Boolean @index
          subtitle: String
          tags: [String!]!
          genres: [Genre!]!
          authors: [Person!]! @relationship(type: "WROTE", direction: IN, properties: "Writing")
          series: Series @relationship(type: "PART_OF", direction: OUT)
          siblings: [Book!]! @path(pattern: "-[:PART_OF]->(:Series)<-[:PART_OF]-(:Book)")
          fellows: [Book!]! @path(pattern: "<-[:WROTE]-(:Person)-[:WROTE]->(:Book)")
          related: [Thing!]! @path(pattern: "<-[:WROTE|MENTIONS]-(:Book|Person)-[:WROTE|MENTIONS]->(:Book|Person)")
          mentions: [Thing!]! @relationship(type: "MENTIONS", direction: OUT)
          mentionedIn: [Book!]! @relationship(type: "MENTIONS", direction: IN)
        }
        type Person implements Node & Named @node(plural: "people") {
          id: ID!
          sources: [String!]!
          name: String! @index
          size: Int
          tags: [String!]!
          books: [Book!]! @relationship(type: "WROTE", direction: OUT, properties: "Writing")
          friends: [Person!]! @relationship(type: "KNOWS", direction: BOTH)
          friendsOfFriends: [Person!]! @path(pattern: "-[:KNOWS]-(:Person)-[:KNOWS]-(:Person)")
          series: [Series!]! @path(pattern: "-[:WROTE]->(:Book)-[:PART_OF]->(:Series)")
          mentionedIn: [Book!]! @relationship(type: "MENTIONS", direction: IN)
        }
        type Series implements Node @node(plural: "seriesList") {
          id: ID!
          sources: [String!]!
          name: String!
          books: [Book!]! @relationship(type: "PART_OF", direction: IN)
          authors: [Person!]! @path(pattern: "<-[:PART_OF]-(:Book)<-[:WROTE]-(:Person)")
        }
        type Writing @relationshipProperties {
          share: Float!
          year: Int
          note: String
          roles: [String!]!
        }
        """;

    public static GraphModel Model { get; } = ModelReader.Read(Sdl, "books.graphql");
}
