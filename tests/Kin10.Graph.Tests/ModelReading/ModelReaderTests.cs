using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;
using Kin10.Testing;

namespace Kin10.Graph.Tests.ModelReading;

public class ModelReaderTests
{
    private const string Library = """
        schema @model(name: "library", version: 3) { query: Query }
        scalar LocalDate
        interface Named { id: ID! name: String! }
        union Thing = Book | Author
        enum Genre { FICTION ESSAY }
        type Book @node { id: ID! "Number of pages." pages: Int! @index genres: [Genre!]! published: LocalDate sources: [String!]!
          authors: [Author!]! @relationship(type: "WROTE", direction: IN, properties: "Writing")
          sequel: Book @relationship(type: "LEADS_TO", direction: OUT) }
        type Author implements Named & Node @node(plural: "writers") { id: ID! name: String! @search sources: [String!]!
          books: [Book!]! @relationship(type: "WROTE", direction: OUT, properties: "Writing")
          likes: [Thing!]! @relationship(type: "LIKES", direction: OUT)
          friends: [Author!]! @relationship(type: "KNOWS", direction: BOTH)
          coAuthors: [Author!]! @path(pattern: " -[:WROTE]-> (:Book) <-[:WROTE]- (:Author) ")
          friendsBooks: [Book!]! @path(pattern: "-[:KNOWS]-(:Author)-[:WROTE|LIKES]->(:Book)")
          readers: [Author!]! @path(pattern: "<-[:LIKES]-(:Author)")
          far: [Author!]! @path(pattern: "-[:LIKES]->(:Book|Author)<-[:LIKES]-(:Author)") }
        type Writing @relationshipProperties { year: Int }
        """;

    private static readonly GraphModel Model = ModelReader.Read(Library, "library.graphql");

    [Fact]
    public void Read_ModelOfThisRepository_IsWhole()
    {
        var model = Kin10Model.Model;

        Assert.Equal("kin10", model.Name);
        Assert.Equal(model.NodeTypes.Select(type => type.Name).Order(StringComparer.Ordinal), model.NodeTypes.Select(type => type.Name));
        Assert.All(model.NodeTypes, type => Assert.Equal("id", type.Properties[0].Name));
        Assert.All(model.NodeTypes, type => Assert.Contains(type.Interfaces, item => item.Name == "Node"));
        var partners = model.FindNodeType("RootCause")!.FindRelationship("partners")!;
        Assert.True(partners is { IsPath: true, IsToMany: true, Properties: null });
        Assert.Equal("<-[:ADDRESSES]-(:Commitment)<-[:MADE]-(:Partner)", string.Concat(partners.Hops));
        Assert.Equal("Commitment", partners.Via!.Name);
    }

    [Fact]
    public void Read_Types_AreNamedAndOrdered()
    {
        Assert.Equal(("library", 3), (Model.Name, Model.Version));
        Assert.Equal(["Author", "Book"], Model.NodeTypes.Select(type => type.Name));
        Assert.Equal([0, 1], Model.NodeTypes.Select(type => type.Index));
        Assert.Equal(["author", "book"], Model.NodeTypes.Select(type => type.Singular));
        Assert.Equal(["writers", "books"], Model.NodeTypes.Select(type => type.Plural));
        Assert.Equal(["Named", "Node"], Model.Interfaces.Select(type => type.Name));
        Assert.Equal("nameds", Model.Interfaces[0].Plural);
        Assert.Equal(["Author"], Model.Interfaces[0].NodeTypes.Select(type => type.Name));
        Assert.Equal(["Author", "Book"], Model.Interfaces[1].NodeTypes.Select(type => type.Name));
        Assert.Equal(["Author", "Book"], Model.Unions[0].NodeTypes.Select(type => type.Name));
        Assert.Equal(["FICTION", "ESSAY"], Model.Enums[0].Values.Select(value => value.Name));
    }

    [Fact]
    public void Read_Properties_HaveTheirKinds()
    {
        var book = Model.FindNodeType("Book")!;

        Assert.Equal(["id", "pages", "genres", "published", "sources"], book.Properties.Select(property => property.Name));
        Assert.Equal(
            new Property("pages", "Number of pages.", ScalarKind.Int, IsRequired: true, IsIndexed: true), book.FindProperty("pages"));
        Assert.Equal(
            new Property("genres", null, ScalarKind.Enum, Model.Enums[0], IsList: true, IsRequired: true), book.FindProperty("genres"));
        Assert.Equal(new Property("published", null, ScalarKind.LocalDate), book.FindProperty("published"));
        Assert.True(Model.FindNodeType("Author")!.FindProperty("name")!.IsSearchable);
    }

    [Fact]
    public void Read_RelationshipTypes_HaveTheEndsThatFieldsDeclare()
    {
        Assert.Equal(
            ["KNOWS Author Author", "LEADS_TO Book Book", "LIKES Author Author,Book", "WROTE Author Book"],
            Model.RelationshipTypes.Select(type => $"{type} {string.Join(',', type.From)} {string.Join(',', type.To)}"));
        Assert.Equal([0, 1, 2, 3], Model.RelationshipTypes.Select(type => type.Index));
        Assert.Equal([false, true, true, true], Model.RelationshipTypes.Select(type => type.IsDirected));
        Assert.Equal("Writing", Model.RelationshipTypes[3].Properties!.Name);
    }

    [Theory]
    [InlineData("books", "-[:WROTE]->(:Book)", null)]
    [InlineData("likes", "-[:LIKES]->(:Author|Book)", null)]
    [InlineData("friends", "-[:KNOWS]-(:Author)", null)]
    [InlineData("coAuthors", "-[:WROTE]->(:Book)<-[:WROTE]-(:Author)", "Book")]
    [InlineData("friendsBooks", "-[:KNOWS]-(:Author)-[:LIKES|WROTE]->(:Book)", "Author")]
    [InlineData("readers", "<-[:LIKES]-(:Author)", null)]
    [InlineData("far", "-[:LIKES]->(:Author|Book)<-[:LIKES]-(:Author)", "Node")]
    public void Read_Relationship_HasItsHopsAndVia(string name, string hops, string? via)
    {
        var relationship = Model.FindNodeType("Author")!.FindRelationship(name)!;

        Assert.Equal(hops, string.Concat(relationship.Hops));
        Assert.Equal(via, relationship.Via?.Name);
        Assert.Equal(relationship.Target.NodeTypes, relationship.Hops[^1].Targets);
        Assert.Equal($"Author.{name}", relationship.Coordinate);
    }

    [Fact]
    public void Read_ToOneRelationship_IsNotToMany() => Assert.False(Model.FindNodeType("Book")!.FindRelationship("sequel")!.IsToMany);
}
