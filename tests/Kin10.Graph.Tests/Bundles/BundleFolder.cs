using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Graph.ModelReading;

namespace Kin10.Graph.Tests.Bundles;

/// <summary>A small model and a folder of CSV files that fits it, to be spoilt by a test.</summary>
internal sealed class BundleFolder : IDisposable
{
    public static readonly GraphModel Model = ModelReader.Read(
        """
        schema @model(name: "zoo", version: 1) { query: Query }
        interface Node { id: ID! }
        enum Diet { HERBS MEAT }
        type Animal implements Node @node(plural: "animals") {
          id: ID!
          name: String! @index
          legs: Int
          weight: Float
          worth: Long
          born: LocalDate
          diet: Diet
          tame: Boolean
          foods: [String!]!
          diets: [Diet!]!
          sources: [String!]!
          keeper: Keeper @relationship(type: "KEEPS", direction: IN, properties: "Keeping")
          likes: [Friend!]! @relationship(type: "LIKES", direction: OUT)
          likedBy: [Animal!]! @relationship(type: "LIKES", direction: IN)
          twin: Keeper @relationship(type: "TWIN_OF", direction: BOTH)
        }
        type Keeper implements Node @node(plural: "keepers") {
          id: ID!
          sources: [String!]!
          animals: [Animal!]! @relationship(type: "KEEPS", direction: OUT, properties: "Keeping")
          likedBy: [Animal!]! @relationship(type: "LIKES", direction: IN)
          twin: Animal @relationship(type: "TWIN_OF", direction: BOTH)
        }
        union Friend = Animal | Keeper
        type Keeping @relationshipProperties { since: Int! note: String }
        """,
        "zoo.graphql");

    public BundleFolder()
    {
        Write("Animal.csv", "id,name,legs,weight,worth,born,diet,tame,foods,diets,sources\n" +
            "ant,Ant,6,0.001,1,,,,,,a book\n" +
            "lion,\"Lion, \"\"the king\"\"\",4,190.5,9000000000,2016-05-31,MEAT,false,meat;m\\;ilk,MEAT,a book;another\n");
        Write("Keeper.csv", "id,sources\nkim,\nlee,\n");
        Write("KEEPS.csv", "from,to,since,note\nkim,lion,2019,\n");
        Write("LIKES.csv", "from,to\nlion,Animal:ant\nlion,Keeper:kim\n");
        Write("TWIN_OF.csv", "from,to\nAnimal:ant,Keeper:lee\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("kin10-bundle-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);

    public string Text(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    public GraphBundle Read() => BundleReader.Read(Model, Path);

    public string[] Mistakes() => [.. Assert.Throws<BundleException>(Read).Mistakes.Select(mistake => mistake.ToString())];
}
