using Kin10.Graph.Bundles;
using Kin10.Graph.Model;

namespace Kin10.Graph.Tests.Bundles;

public sealed class ChangeSetTests
{
    private static readonly NodeType Animal = BundleFolder.Model.FindNodeType("Animal")!;

    [Fact]
    public void Between_TheSameTwice_IsEmpty()
    {
        using var folder = new BundleFolder();
        var changes = ChangeSet.Between(Read(folder), Read(folder), CancellationToken.None);

        Assert.True(changes.IsEmpty);
        Assert.Equal(0, changes.WrittenCount);
        Assert.Equal("", changes.Summary);
        Assert.Equal(BundleFolder.Model.NodeTypes, changes.Nodes.Select(nodes => nodes.Type));
        Assert.Equal(BundleFolder.Model.RelationshipTypes, changes.Relationships.Select(relationships => relationships.Type));
    }

    [Fact]
    public void Between_TwoGraphs_TellsWhatIsAddedChangedAndRemoved()
    {
        using var folder = new BundleFolder();
        var held = Read(folder);
        folder.Write("Animal.csv", "id,name,legs,weight,worth,born,diet,tame,foods,diets,sources\n" +
            "bee,Bee,,,,,,,,,\n" +
            "ant,Ant,,0.001,1,,,,leaf,,a book\n" +
            "asp,Asp,,,,,,,,,\n");
        folder.Write("KEEPS.csv", "from,to,since,note\nkim,ant,2019,\n");
        folder.Write("LIKES.csv", "from,to\n");
        var changes = ChangeSet.Between(held, Read(folder), CancellationToken.None);

        Assert.Equal("Animal: 2 added, 1 changed, 1 removed\nKEEPS: 1 added, 1 removed\nLIKES: 2 removed", changes.Summary);
        Assert.Equal(changes.Summary, changes.ToString());
        Assert.Equal(4, changes.WrittenCount);
        var animals = changes.Nodes.Single(nodes => nodes.Type == Animal);
        Assert.Equal(["Animal:asp", "Animal:bee"], animals.Added.Select(row => row.Id));
        Assert.Equal(["Animal:lion"], animals.Removed.Select(row => row.Key));
        var ant = Assert.Single(animals.Changed);
        Assert.Equal("Animal:ant", ant.After.Id);
        Assert.Equal(["legs", "foods"], ant.Properties.Select(change => change.Property));
        Assert.Equal((6L, null), (ant.Properties[0].Before, ant.Properties[0].After));
        Assert.Equal(["leaf"], (string[])ant.Properties[1].After!);
        Assert.Equal(
            [new RelationshipEnds("Animal:lion", "Animal:ant"), new RelationshipEnds("Animal:lion", "Keeper:kim")],
            changes.Relationships.Single(relationships => relationships.Type.Name == "LIKES").Removed.Select(row => row.Key));
    }

    [Fact]
    public void Between_BundlesOutOfOrder_IsInOrder()
    {
        var held = Animals(Row("d"), Row("a"));
        var wanted = Animals(Row("c"), Row("d", legs: 4L), Row("b"), Row("a", legs: 2L));

        var there = ChangeSet.Between(held, wanted, CancellationToken.None).Nodes[Animal.Index];
        var back = ChangeSet.Between(wanted, Animals(), CancellationToken.None).Nodes[Animal.Index];

        Assert.Equal(["Animal:b", "Animal:c"], there.Added.Select(row => row.Id));
        Assert.Equal(["Animal:a", "Animal:d"], there.Changed.Select(row => row.After.Id));
        Assert.Equal(["Animal:a", "Animal:b", "Animal:c", "Animal:d"], back.Removed.Select(row => row.Key));
    }

    [Fact]
    public void Between_ZerosAndEmptyLists_AreTheSameHoweverTheyAreWritten()
    {
        var held = Animals(Row("a", weight: -0.0, foods: null));
        var wanted = Animals(Row("a", weight: 0.0, foods: []));

        Assert.True(ChangeSet.Between(held, wanted, CancellationToken.None).IsEmpty);
        Assert.False(ChangeSet.Between(held, Animals(Row("a", weight: null)), CancellationToken.None).IsEmpty);
    }

    [Fact]
    public void Between_SomethingTwiceInTheBundle_IsRefused() => Assert.Contains(
        "Animal:a",
        Assert.Throws<ArgumentException>(() => ChangeSet.Between(Animals(), Animals(Row("a"), Row("a")), CancellationToken.None)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void See_WhatTheModelDoesNotAllow_IsChangedOrRemoved()
    {
        var wanted = Row("a", legs: 4L);
        var comparison = new NodeComparison(new NodeTable(Animal, [wanted, Row("b")]));
        var wrong = Row("a", legs: "four");

        Assert.Equal(RowOutcome.Changed, comparison.See("Animal:a", wrong.Values));
        Assert.Equal(RowOutcome.Removed, comparison.See("Animal:a", wanted.Values));
        Assert.Equal(RowOutcome.Removed, comparison.See("4:x:7", wanted.Values));
        Assert.Equal(RowOutcome.Changed, comparison.See("Animal:b", Row("b").Values, [new PropertyChange("unknown", true, null)]));
        var changes = comparison.Complete();
        Assert.Equal(["4:x:7", "Animal:a"], changes.Removed.Select(row => row.Key));
        Assert.Equal([new PropertyChange("legs", "four", 4L)], changes.Changed[0].Properties);
        Assert.Equal([new PropertyChange("unknown", true, null)], changes.Changed[1].Properties);
        Assert.Empty(changes.Added);
    }

    private static GraphBundle Read(BundleFolder folder) => BundleReader.Read(BundleFolder.Model, folder.Path);

    private static GraphBundle Animals(params NodeRow[] rows) => new(
        BundleFolder.Model,
        [.. BundleFolder.Model.NodeTypes.Select(type => new NodeTable(type, type == Animal ? rows : []))],
        [.. BundleFolder.Model.RelationshipTypes.Select(type => new RelationshipTable(type, []))]);

    private static NodeRow Row(
        string slug, object? legs = null, double? weight = 1, string[]? foods = null) => new([.. Animal.Properties.Select(
        object? (property) => property.Name switch
        {
            "id" => $"Animal:{slug}",
            "name" => slug,
            "legs" => legs,
            "weight" => weight,
            "foods" => foods,
            _ => property.IsList ? Array.Empty<string>() : null,
        })]);
}
