using Kin10.Graph.Bundles;
using Kin10.Graph.Model;
using Kin10.Testing;

namespace Kin10.Graph.Tests.Bundles;

public sealed class DerivedGraphTests
{
    [Fact]
    public void Read_Seed_HasWhatTheModelDerives()
    {
        foreach (var (type, rows) in Kin10Model.Seed.Nodes)
        {
            for (var i = 0; i < type.Properties.Count; i++)
            {
                if (type.Properties[i] is { IsDerived: true, IsRequired: true })
                {
                    Assert.All(rows, row => Assert.NotNull(row.Values[i]));
                }
            }
        }

        foreach (var (type, rows) in Kin10Model.Seed.Relationships.Where(table => table.Type.IsDerived))
        {
            Assert.True(rows.Count > 0, $"The seed has no {type}.");
            Assert.Equal(
                rows.OrderBy(row => row.From, StringComparer.Ordinal).ThenBy(row => row.To, StringComparer.Ordinal).Select(row => row.To),
                rows.Select(row => row.To));
            Assert.All(rows, row => Assert.InRange((double)row.Values[0]!, double.Epsilon, 1));
            Assert.All(rows, row => Assert.NotEmpty((string[])row.Values[1]!));
        }
    }

    [Fact]
    public void Facts_OfAGraph_AreWhatFilesHold()
    {
        var facts = DerivedGraph.Facts(Kin10Model.Seed);

        var type = Kin10Model.Model.FindNodeType("RootCause")!;
        var gap = type.Properties.ToList().FindIndex(property => property.Name == "gap");
        Assert.All(facts.Nodes[type.Index].Rows, row => Assert.Null(row.Values[gap]));
        Assert.All(facts.Relationships, table => Assert.True(table.Rows.Count == 0 || !table.Type.IsDerived));
        Assert.Equal(Kin10Model.Seed.FactCount, facts.Count);
        Assert.True(facts.Count < Kin10Model.Seed.Count);
    }

    [Fact]
    public void Complete_OfFacts_IsTheSameGraph() =>
        Assert.True(ChangeSet.Between(
            Kin10Model.Seed,
            DerivedGraph.Complete(DerivedGraph.Facts(Kin10Model.Seed), CancellationToken.None),
            CancellationToken.None).IsEmpty);

    [Fact]
    public void Complete_WhateverItHeldOfIt_IsTheSameGraph()
    {
        var relationships = Kin10Model.Seed.Relationships.Select(
            table => table.Type.IsDerived ? table with { Rows = [.. table.Rows.Skip(1)] } : table);

        var again = DerivedGraph.Complete(Kin10Model.Seed with { Relationships = [.. relationships] }, CancellationToken.None);

        Assert.True(ChangeSet.Between(Kin10Model.Seed, again, CancellationToken.None).IsEmpty);
    }

    [Fact]
    public void Read_DerivedColumnOrFile_IsRefused()
    {
        var folder = CopyOfSeed();
        try
        {
            var path = Path.Combine(folder, "RootCause.csv");
            File.WriteAllText(path, File.ReadAllText(path).Replace(",isCatalyst,", ",isCatalyst,gap,", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder, "COULD_FUND.csv"), "from,to,score,reasons\n");

            var mistakes = Assert.Throws<BundleException>(() => BundleReader.Read(Kin10Model.Model, folder)).Mistakes;

            Assert.Equal(["COULD_FUND.csv", "RootCause.csv"], mistakes.Select(mistake => mistake.File).Distinct());
            Assert.Equal("COULD_FUND.csv: COULD_FUND is computed from the facts; leave the file out.", $"{mistakes[0]}");
            Assert.StartsWith(
                "RootCause.csv:1: gap is computed from the facts; leave the column out. The columns are id, ",
                $"{mistakes[1]}",
                StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Between_OneFactLess_TellsItApartFromWhatFollows()
    {
        var folder = CopyOfSeed();
        try
        {
            var path = Path.Combine(folder, "INFLUENCES.csv");
            File.WriteAllLines(path, File.ReadAllLines(path)[..^1]);

            var changes = ChangeSet.Between(Kin10Model.Seed, BundleReader.Read(Kin10Model.Model, folder), CancellationToken.None);

            Assert.Equal("INFLUENCES: 1 removed", changes.Facts.Summary);
            Assert.True(changes.RecomputedNodeCount > 0);
            Assert.Contains("RootCause: ", changes.Summary, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string CopyOfSeed()
    {
        var folder = Directory.CreateTempSubdirectory("kin10-bundle-").FullName;
        BundleWriter.Write(Kin10Model.Seed, folder);
        Assert.Equal(
            Directory.GetFiles(Repository.PathOf("seed"), "*.csv").Length, Directory.GetFiles(folder).Length);
        return folder;
    }
}
