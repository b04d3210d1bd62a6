using Kin10.Graph.Bundles;

namespace Kin10.Graph.ContractTests.RandomOperations;

public sealed class RandomGraphTests
{
    [Fact]
    public void Make_OfAnyModel_IsWhatAnImportAccepts()
    {
        var folder = Directory.CreateTempSubdirectory("kin10-random-").FullName;
        var random = new Random(1);
        var count = 0L;
        try
        {
            for (var i = 0; i < 40; i++)
            {
                var graph = RandomGraph.Make(i % 2 == 0 ? ItemModel.Model : Kin10Model.Model, random);
                var files = Path.Combine(folder, graph.Model.Name);
                BundleWriter.Write(graph, files);
                var read = BundleReader.Read(graph.Model, files);
                BundleAssert.Equal(graph, read);
                count += graph.Count;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.True(count > 1000, $"{count} nodes and relationships.");
    }

    [Fact]
    public void Make_OfItemModel_HasRelationshipsFromANodeToItself()
    {
        var random = new Random(1);
        var loops = Enumerable.Range(0, 40)
            .SelectMany(_ => RandomGraph.Make(ItemModel.Model, random).Relationships)
            .SelectMany(table => table.Rows.Where(row => row.From == row.To).Select(_ => table.Type.Name))
            .ToHashSet();
        Assert.Superset(new HashSet<string> { "LIKES", "KNOWS", "NEXT", "MENTIONS" }, loops);
        Assert.DoesNotContain("TWIN", loops);
    }
}
